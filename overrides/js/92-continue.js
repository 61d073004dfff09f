/*
 * "Continue": the home page leads back to the lesson that was open last. The home page holds a link to every
 * lesson; which one is shown is all that is remembered.
 */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const KEY = "cw:last";

  Courseware.ready(async () => {
    const page = document.documentElement.dataset.page || "";
    const box = document.querySelector(".cw-continue");
    if (page.startsWith("modules/") && document.querySelector(".cw-way")) Courseware.keepSetting(KEY, page.slice(8));
    if (!box) return;
    const last = await Courseware.setting(KEY);
    const link = [...box.querySelectorAll("[data-lesson]")].find((each) => each.dataset.lesson === last);
    if (!link) return;
    link.hidden = false;
    box.hidden = false;
  });
})();
