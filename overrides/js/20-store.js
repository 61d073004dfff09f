/*
 * A store keeps items by key: get, set, all, remove, subscribe, all of them answering later.
 * A shelf below it is the plain place for text: memory, this browser's localStorage, or the hidden
 * frame of 22-frame.js. What must hold for every store (merging, damaged items) stands here once.
 */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const ASIDE = "cw:damaged:";

  class StoreError extends Error {
    constructor(reason) {
      super("The answers cannot be kept: " + reason);
      this.reason = reason; // "full" or "blocked"
    }
  }

  function storeOver(kind, shelf) {
    const listeners = new Set();
    const damaged = new Set();

    function parse(key, raw) {
      if (raw === null || raw === undefined) return null;
      let item = null;
      try {
        item = Courseware.cleanItem(key, JSON.parse(raw));
      } catch (error) {
        item = null;
      }
      if (item) damaged.delete(key);
      else damaged.add(key);
      return item;
    }

    function tell(key, item, own) {
      for (const listener of listeners) listener(key, item, own);
    }

    async function get(key) {
      return parse(key, await shelf.get(key));
    }

    /* Keeps an item, merged with what another tab may have kept meanwhile; resolves to the item
       that is kept now. If there is no room the old item stays as it was. */
    async function set(key, value) {
      if (!Courseware.cleanItem(key, value)) throw new TypeError("not an item for " + key);
      let raw = await shelf.get(key);
      for (;;) {
        const old = parse(key, raw);
        const item = Courseware.merge(old, value);
        // What cannot be read may still be worth something to somebody: it is moved, not lost.
        if (raw !== null && !old) await shelf.swap(ASIDE + key, null, raw);
        const text = JSON.stringify(item);
        if (text === raw) return item;
        const done = await shelf.swap(key, raw, text);
        if (done.swapped) {
          damaged.delete(key);
          tell(key, item, true);
          return item;
        }
        raw = done.raw;
      }
    }

    async function all(prefix) {
      const items = {};
      for (const [key, raw] of Object.entries(await shelf.all(prefix))) {
        const item = parse(key, raw);
        if (item) items[key] = item;
      }
      return items;
    }

    /* "cw:site:q:" (ending in a colon) removes all that begins so; anything else is one key, or
       else removing the question "consent" would take "consent-of-a-child" with it.
       The reader asked to delete, so the copies set aside go too. */
    async function remove(what) {
      const many = what.endsWith(":");
      const found = Object.keys({ ...(await shelf.all(what)), ...(await shelf.all(ASIDE + what)) });
      const keys = found.filter((key) => many || key === what || key === ASIDE + what);
      await shelf.drop(keys);
      for (const key of keys) {
        damaged.delete(key);
        if (!key.startsWith(ASIDE)) tell(key, null, true);
      }
    }

    /* The listener hears every change as (key, item or null, own): own is true for a change made
       by this page, false for another tab's. The key is null when so much changed that everything
       should be read anew. */
    function subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    }

    shelf.listen((key, raw) => {
      if (key === null) tell(null, null, false);
      else if (!key.startsWith(ASIDE)) tell(key, parse(key, raw), false);
    });

    return { kind, damaged, ready: shelf.ready || Promise.resolve(), get, set, all, remove, subscribe };
  }

  function MemoryStore() {
    const box = new Map();
    return storeOver("memory", {
      get: async (key) => (box.has(key) ? box.get(key) : null),
      all: async (prefix) => Object.fromEntries([...box].filter(([key]) => key.startsWith(prefix))),
      drop: async (keys) => keys.forEach((key) => box.delete(key)),
      listen() {},
      async swap(key, before, after) {
        const raw = box.has(key) ? box.get(key) : null;
        if (raw !== before) return { swapped: false, raw };
        box.set(key, after);
        return { swapped: true, raw: after };
      },
    });
  }

  /* Browsers name a full storage differently; anything else means that it may not be used at all. */
  function reasonOf(error) {
    const full = /quota/i.test((error && error.name) || "") || (error && (error.code === 22 || error.code === 1014));
    return full ? "full" : "blocked";
  }

  function LocalStore(box = window.localStorage) {
    const guard = async (act) => {
      try {
        return act();
      } catch (error) {
        throw new StoreError(reasonOf(error));
      }
    };
    return storeOver("local", {
      get: (key) => guard(() => box.getItem(key)),
      drop: (keys) => guard(() => keys.forEach((key) => box.removeItem(key))),
      all: (prefix) =>
        guard(() => {
          const found = {};
          for (let i = 0; i < box.length; i += 1) {
            const key = box.key(i);
            if (key !== null && key.startsWith(prefix)) found[key] = box.getItem(key);
          }
          return found;
        }),
      swap: (key, before, after) =>
        guard(() => {
          const raw = box.getItem(key);
          if (raw !== before) return { swapped: false, raw };
          box.setItem(key, after);
          return { swapped: true, raw: after };
        }),
      listen(hear) {
        window.addEventListener("storage", (event) => {
          if (event.storageArea && event.storageArea !== box) return;
          if (event.key === null) hear(null, null);
          else if (event.key.startsWith("cw:")) hear(event.key, event.newValue);
        });
      },
    });
  }

  Object.assign(Courseware, { StoreError, storeOver, MemoryStore, LocalStore });
})();
