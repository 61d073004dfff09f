/*
 * Chooses the store for this page, and says so, once and visibly, when progress is not kept.
 * A reader may want nothing kept at all: then the only thing stored is that wish.
 */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const { t, make } = Courseware;
  const PLACES = ".cw-question, .cw-checklist, .cw-progress";

  const NOTHING_KEY = "cw:nothing";

  async function openStore() {
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

  async function wantsNothing(real) {
    try {
      const item = await real.get(NOTHING_KEY);
      return Boolean(item && item.v === "yes");
    } catch (error) {
      return false;
    }
  }

  async function chooseStore() {
    const real = await openStore();
    Courseware.nothingKept = await wantsNothing(real);
    return Courseware.nothingKept ? Courseware.MemoryStore() : real;
  }

  /* Deletes all that is kept and keeps nothing from now on, or goes back to keeping. Pages that are open meanwhile learn
     of it when they are opened anew. Throws where nothing can be stored, not even this. */
  async function keepNothing(wish) {
    const real = await openStore();
    if (wish) {
      await real.remove("cw:");
      for (const key of ["cw:theme", "cw:lang", "cw:offer"]) window.localStorage.removeItem(key); // this page's own copies
    }
    await real.set(NOTHING_KEY, Courseware.nextSetting(await real.get(NOTHING_KEY), wish ? "yes" : "no", Date.now()));
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

  Object.assign(Courseware, { chooseStore, keepNothing, store, storageNote });
})();
