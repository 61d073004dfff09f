/*
 * Chooses the store for this page, and says so, once and visibly, when progress is not kept.
 */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const { t, make } = Courseware;
  const PLACES = ".cw-question, .cw-checklist, .cw-progress";

  async function chooseStore() {
    try {
      if (window.location.protocol === "file:") {
        const store = Courseware.FrameStore(Courseware.root + "store.html");
        await store.ready;
        return store;
      }
      // Where storage is blocked, even looking at window.localStorage throws.
      window.localStorage.getItem("cw:probe");
      return Courseware.LocalStore(window.localStorage);
    } catch (error) {
      return Courseware.MemoryStore();
    }
  }

  let chosen = null;
  const said = new Set();

  /* The store of this page; every caller gets the same one. */
  function store() {
    chosen = chosen || chooseStore();
    return chosen;
  }

  /* Puts the sentence where the reader is working, or before the first thing that would be kept.
     A page that keeps nothing has nothing to say. */
  function storageNote(key) {
    const busy = document.activeElement && document.activeElement.closest(PLACES);
    const place = busy || document.querySelector(PLACES);
    if (said.has(key) || !place) return;
    said.add(key);
    const note = make("div", { class: "cw-storage-note", role: "status", "data-note": key });
    place.before(note);
    // A screen reader speaks only what appears in a region that it already knows.
    setTimeout(() => note.append(make("p", {}, t(key))), 100);
  }

  Object.assign(Courseware, { chooseStore, store, storageNote });
})();
