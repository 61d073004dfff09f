/*
 * What a cited provision says, on hover and on focus. The words stand in the link's title, which a
 * mouse shows by itself; people who use the keyboard or a screen magnifier would never meet it.
 */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const { make } = Courseware;
  let shown = null;
  let link = null;

  function hide() {
    if (shown) shown.remove();
    if (link) link.removeAttribute("aria-describedby");
    shown = link = null;
  }

  function show(target) {
    if (target === link) return;
    hide();
    const words = target.dataset.preview;
    if (!words) return;
    link = target;
    shown = make("span", { class: "cw-preview", role: "tooltip", id: "cw-preview" }, words);
    document.body.append(shown);
    link.setAttribute("aria-describedby", "cw-preview");
    const place = link.getBoundingClientRect();
    const width = shown.offsetWidth;
    const left = Math.min(Math.max(8, place.left), Math.max(8, document.documentElement.clientWidth - width - 8));
    const below = place.bottom + 6 + shown.offsetHeight < window.innerHeight;
    shown.style.left = left + window.scrollX + "px";
    shown.style.top = (below ? place.bottom + 6 : place.top - 6 - shown.offsetHeight) + window.scrollY + "px";
  }

  Courseware.ready(() => {
    for (const cited of Courseware.parts("a.cw-law[title], a.cw-mark[title]")) {
      cited.dataset.preview = cited.title;
      cited.removeAttribute("title");
    }
    const find = (event) => event.target.closest && event.target.closest("a[data-preview]");
    document.addEventListener("pointerover", (event) => {
      const cited = find(event);
      if (cited) show(cited);
      // The preview itself may be pointed at, so that it can be read under a magnifier.
      else if (shown && !shown.contains(event.target) && document.activeElement !== link) hide();
    });
    document.addEventListener("focusin", (event) => {
      const cited = find(event);
      if (cited) show(cited);
      else hide();
    });
    document.addEventListener("focusout", hide);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") hide();
    });
  });
})();
