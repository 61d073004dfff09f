/*
 * The book is what this page knows of the reader's work: read from the store once, kept in step
 * with other tabs, and right even when nothing can be stored. Questions, scores, checklists and
 * the progress page all look here.
 */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const sheets = { q: new Map(), s: new Map() };
  const keyOf = { q: Courseware.answerKey, s: Courseware.tickKey };
  const unsaved = new Set();
  const watchers = new Set();
  let kept = false;
  let opening = null;
  let lastTurn = Promise.resolve();

  /* One store operation after the other: an answer given right after "Start over" must not be
     deleted by the deletion that is still under way. */
  function inTurn(act) {
    const turn = lastTurn.then(() => Courseware.store()).then(act);
    lastTurn = turn.catch(() => {});
    return turn;
  }

  function tell(kind, id, own) {
    for (const watcher of watchers) watcher({ kind, id, item: sheets[kind].get(id) || null, own });
  }

  const same = (one, other) => JSON.stringify(one || null) === JSON.stringify(other || null);

  /* Takes over what another tab, or an earlier visit, has kept or deleted. */
  function hear(key, item) {
    const [, site, kind, id] = key.split(":");
    const sheet = sheets[kind];
    if (site !== Courseware.site || !sheet || !id) return;
    const next = item ? Courseware.merge(sheet.get(id), item) : null;
    if (same(sheet.get(id), next)) return;
    if (next) sheet.set(id, next);
    else sheet.delete(id);
    tell(kind, id, false);
  }

  /* Reads everything anew, and drops what is no longer stored. */
  async function reread() {
    const store = await Courseware.store();
    if (store.kind === "memory") return;
    const items = await store.all("cw:" + Courseware.site + ":");
    for (const [kind, sheet] of Object.entries(sheets)) {
      for (const id of [...sheet.keys()]) {
        const key = keyOf[kind](Courseware.site, id);
        if (!items[key] && !unsaved.has(key)) hear(key, null);
      }
    }
    for (const [key, item] of Object.entries(items)) hear(key, item);
    if (store.damaged.size) Courseware.storageNote("storage_damaged");
  }

  async function begin() {
    const store = await Courseware.store();
    kept = store.kind !== "memory";
    if (!kept) Courseware.storageNote(Courseware.nothingKept ? "nothing_is_kept" : "storage_blocked");
    store.subscribe((key, item, own) => {
      if (own) return; // this page has it already, and may have gone on since
      if (key === null) reread().catch(() => {});
      else hear(key, item);
    });
    try {
      for (const [key, item] of Object.entries(await store.all("cw:" + Courseware.site + ":"))) hear(key, item);
      if (store.damaged.size) Courseware.storageNote("storage_damaged");
    } catch (error) {
      kept = false;
      Courseware.storageNote("storage_blocked");
    }
    Courseware.onReturn(() => reread().catch(() => {}));
  }

  /* Resolves when the stored work is known; it never fails. */
  function open() {
    opening = opening || begin();
    return opening;
  }

  /* Keeps one item; resolves to whether it will still be there tomorrow. The page goes on with it
     either way. */
  async function keep(kind, id, item) {
    const sheet = sheets[kind];
    const key = keyOf[kind](Courseware.site, id);
    const mine = Courseware.merge(sheet.get(id), item);
    sheet.set(id, mine);
    unsaved.add(key);
    tell(kind, id, true);
    try {
      const stored = await inTurn((store) => store.set(key, mine));
      unsaved.delete(key);
      if (sheet.get(id) === mine && !same(mine, stored)) {
        sheet.set(id, stored);
        tell(kind, id, true);
      }
      return (await Courseware.store()).kind !== "memory";
    } catch (error) {
      Courseware.storageNote(error.reason === "full" ? "storage_full" : "storage_blocked");
      return false;
    }
  }

  function record(id, right, chosen) {
    return keep("q", id, Courseware.nextAnswer(sheets.q.get(id), right, chosen, Date.now()));
  }

  function tick(id, on) {
    return keep("s", id, Courseware.nextTick(sheets.s.get(id), on, Date.now()));
  }

  async function drop(kind, ids, stored) {
    for (const id of ids) {
      sheets[kind].delete(id);
      unsaved.delete(keyOf[kind](Courseware.site, id));
      tell(kind, id, true);
    }
    try {
      for (const what of stored) await inTurn((store) => store.remove(what));
    } catch (error) {
      Courseware.storageNote("storage_blocked");
    }
  }

  const forget = (ids) => drop("q", ids, ids.map((id) => Courseware.answerKey(Courseware.site, id)));

  /* Deletes all that this site keeps here, also what this edition has no question for. */
  async function forgetAll() {
    const one = drop("q", [...sheets.q.keys()], ["cw:" + Courseware.site + ":q:"]);
    const two = drop("s", [...sheets.s.keys()], ["cw:" + Courseware.site + ":s:"]);
    await Promise.all([one, two]);
  }

  Courseware.book = {
    open, record, tick, keep, forget, forgetAll,
    watch: (watcher) => watchers.add(watcher),
    answer: (id) => sheets.q.get(id) || null,
    tickOf: (id) => sheets.s.get(id) || null,
    answers: () => Object.fromEntries(sheets.q),
    ticks: () => Object.fromEntries(sheets.s),
    isKept: () => kept,
  };
})();
