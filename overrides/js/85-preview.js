/*
 * What a cited provision says, on hover and on focus. Most of these words are in a script of their own, which is
 * loaded when the first of them is asked for: written into every citation they would be a sixth of a page. Those of
 * the marks stand in the link's title, which people who use the keyboard or a screen magnifier would never meet.
 */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const { make } = Courseware;
  const CITED = "a.cw-law, a[data-preview]";
  let loading = null;
  let shown = null;
  let link = null;

  function hide() {
    if (shown) shown.remove();
    if (link) link.removeAttribute("aria-describedby");
    shown = link = null;
  }

  /* The place that a link leads to, as the script of the provisions names it: without language and ending,
     with the part that the address leaves out. */
  function placeOf(target) {
    const root = new URL(Courseware.root, window.location.href).href;
    const path = target.href.startsWith(root) ? target.href.slice(root.length) : "";
    const folder = Courseware.lang + "/";
    const place = (path.startsWith(folder) ? path.slice(folder.length) : path).replace(".html", "");
    return place + (target.dataset.part ? "~" + target.dataset.part : "");
  }

  async function wordsOf(target) {
    if (!("preview" in target.dataset)) {
      loading = loading || Courseware.loadScript(Courseware.files.provisions);
      await loading.catch(() => {
        loading = null; // the next try may succeed
      });
      target.dataset.preview = (window.CoursewareProvisions || {})[placeOf(target)] || "";
    }
    return target.dataset.preview;
  }

  async function show(target) {
    if (target === link) return;
    hide();
    link = target;
    const words = await wordsOf(target);
    if (link !== target || !words) return; // the reader has gone on, or there is nothing to say
    shown = make("span", { class: "cw-preview", role: "tooltip", id: "cw-preview" }, words);
    (link.closest("main, footer") || document.body).append(shown); // inside a landmark, where it is looked for
    link.setAttribute("aria-describedby", "cw-preview");
    const place = link.getBoundingClientRect();
    const width = shown.offsetWidth;
    const left = Math.min(Math.max(8, place.left), Math.max(8, document.documentElement.clientWidth - width - 8));
    const below = place.bottom + 6 + shown.offsetHeight < window.innerHeight;
    shown.style.left = left + window.scrollX + "px";
    shown.style.top = (below ? place.bottom + 6 : place.top - 6 - shown.offsetHeight) + window.scrollY + "px";
  }

  Courseware.ready(() => {
    for (const cited of Courseware.parts("a.cw-mark[title]")) {
      cited.dataset.preview = cited.title;
      cited.removeAttribute("title");
    }
    const find = (event) => event.target.closest && event.target.closest(CITED);
    document.addEventListener("pointerover", (event) => {
      const cited = find(event);
      if (cited) show(cited);
      // The preview itself may be pointed at, so that it can be read under a magnifier.
      else if (link && !(shown && shown.contains(event.target)) && document.activeElement !== link) hide();
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
