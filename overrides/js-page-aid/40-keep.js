/*
 * Ticks are kept in the address of the page, and on the device only if the reader asks for that.
 * The store gets an item for each fact and one for the wish itself.
 */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const { aid, t } = Courseware;
  const WISH = "cw:" + Courseware.site + ":aid-keep";
  const FACT = "cw:" + Courseware.site + ":f:";

  /* The address tells the ticks, and so does the entry of the history: a jump inside the page changes the address. */
  function writeAddress(facts) {
    const place = window.location.href.split("#")[0] + aid.hashOfFacts(facts);
    try {
      window.history.replaceState({ aid: facts }, "", place);
    } catch (error) {
      // Then Back brings an empty form; nothing else depends on it.
    }
    for (const link of Courseware.parts(".cw-languages a")) link.hash = aid.hashOfFacts(facts);
  }

  function readAddress(table) {
    const state = window.history.state;
    const kept = state && Array.isArray(state.aid) ? table.facts.filter((fact) => state.aid.includes(fact)) : null;
    return aid.factsOfHash(table, window.location.hash) || kept;
  }

  const word = (store, key) => store.get(key).then((item) => (item ? item.v : null));
  const put = async (store, key, value) =>
    store.set(key, Courseware.nextSetting(await store.get(key), value, Date.now()));

  async function keptFacts(store, table) {
    const items = await store.all(FACT);
    return table.facts.filter((fact) => FACT + fact in items);
  }

  async function keepFacts(store, table, facts) {
    for (const fact of await keptFacts(store, table)) if (!facts.includes(fact)) await store.remove(FACT + fact);
    for (const fact of facts) await put(store, FACT + fact, "on");
  }

  async function forget(store) {
    await store.remove(FACT);
    await store.remove(WISH);
  }

  /* Wires the reader's wish. `now` gives the ticks, `bring` ticks what was kept. Returns what to call after each change. */
  function Keeper(root, table, now, bring) {
    const box = root.querySelector("#aid-keep");
    const trouble = root.querySelector(".cw-aid__trouble");
    let work = Promise.resolve();

    /* One thing after the other, or a quick reader's ticks would overtake each other. */
    function queue(act) {
      work = work.then(async () => {
        try {
          const store = await Courseware.store();
          if (store.kind === "memory") throw new Courseware.StoreError("blocked");
          await act(store);
          trouble.textContent = "";
        } catch (error) {
          box.checked = false;
          trouble.textContent = t(error.reason === "full" ? "aid_storage_full" : "aid_storage_blocked");
        }
      });
      return work;
    }

    box.addEventListener("change", () => queue(async (store) => {
      if (!box.checked) return forget(store);
      await put(store, WISH, "on");
      return keepFacts(store, table, now());
    }));

    Courseware.store().then(async (store) => {
      if (store.kind === "memory" || (await word(store, WISH)) !== "on") return;
      box.checked = true;
      if (!now().length) bring(await keptFacts(store, table));
    }).catch(() => {}); // a store that cannot be read has nothing to bring

    return () => (box.checked ? queue((store) => keepFacts(store, table, now())) : work);
  }

  Object.assign(aid, { writeAddress, readAddress, Keeper });
})();
