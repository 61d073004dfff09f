/* One contract, run over every store; and what each store does when it may not or cannot keep. */
(function () {
  "use strict";

  const { test, equal, refuses, until } = window.suite;
  const C = window.Courseware;
  const FRAME = "store.html";
  const SITE = "cw:suite";
  const answer = (r, t, n = 1) => ({ r, t, n, c: ["a"] });

  const stores = {
    memory: () => C.MemoryStore(),
    local: () => C.LocalStore(),
    frame: () => C.FrameStore(FRAME),
  };
  const open = {};

  async function fresh(kind) {
    open[kind] = open[kind] || stores[kind]();
    await open[kind].ready;
    for (const prefix of ["cw:suite:", "cw:other:", "cw:suite-2:"]) await open[kind].remove(prefix);
    return open[kind];
  }

  for (const kind of Object.keys(stores)) {
    const contract = (name, run) => test(kind + ": " + name, async () => run(await fresh(kind)));

    contract("what was never kept is null", async (store) => {
      equal(await store.get(SITE + ":q:a"), null);
      equal(await store.all(SITE + ":"), {});
    });

    contract("what is kept is found again", async (store) => {
      equal(await store.set(SITE + ":q:a", answer(1, 10)), answer(1, 10));
      equal(await store.get(SITE + ":q:a"), answer(1, 10));
    });

    contract("all() gives what begins with the prefix", async (store) => {
      await store.set(SITE + ":q:a", answer(1, 10));
      await store.set(SITE + ":s:b", { on: 1, t: 10 });
      await store.set("cw:other:q:a", answer(0, 10));
      equal(await store.all(SITE + ":q:"), { [SITE + ":q:a"]: answer(1, 10) });
      equal(Object.keys(await store.all(SITE + ":")).sort(), [SITE + ":q:a", SITE + ":s:b"]);
    });

    contract("an older answer does not replace a newer one, and tries add up to the most", async (store) => {
      await store.set(SITE + ":q:a", answer(1, 20, 1));
      equal(await store.set(SITE + ":q:a", answer(0, 10, 5)), answer(1, 20, 5));
      equal(await store.get(SITE + ":q:a"), answer(1, 20, 5));
    });

    contract("two writers at once lose nothing", async (store) => {
      await Promise.all([1, 2, 3, 4, 5, 6].map((n) => store.set(SITE + ":q:a", answer(n % 2, n, n))));
      equal(await store.get(SITE + ":q:a"), answer(0, 6, 6));
    });

    contract("something that is no item is not kept", async (store) => {
      await refuses(() => store.set(SITE + ":q:a", { r: "yes" }), "TypeError");
      equal(await store.get(SITE + ":q:a"), null);
    });

    contract("a prefix removes all below it, a key only itself", async (store) => {
      await store.set(SITE + ":q:consent", answer(1, 1));
      await store.set(SITE + ":q:consent-of-a-child", answer(1, 1));
      await store.set("cw:suite-2:q:consent", answer(1, 1));
      await store.remove(SITE + ":q:consent");
      equal(Object.keys(await store.all(SITE + ":")), [SITE + ":q:consent-of-a-child"]);
      await store.remove(SITE + ":");
      equal(await store.all(SITE + ":"), {});
      equal(await store.get("cw:suite-2:q:consent"), answer(1, 1));
    });

    contract("listeners hear what is kept and removed, until they leave", async (store) => {
      const heard = [];
      const leave = store.subscribe((key, item, own) => heard.push([key, item, own]));
      await store.set(SITE + ":q:a", answer(1, 1));
      await store.remove(SITE + ":q:a");
      leave();
      await store.set(SITE + ":q:a", answer(1, 2));
      equal(heard, [[SITE + ":q:a", answer(1, 1), true], [SITE + ":q:a", null, true]]);
    });
  }

  /* A localStorage that can be filled, blocked or damaged at will. */
  function fakeBox(entries = {}) {
    const map = new Map(Object.entries(entries));
    const box = {
      error: null,
      map,
      get length() { return map.size; },
      key: (i) => [...map.keys()][i] ?? null,
      getItem: (key) => map.get(key) ?? null,
      removeItem: (key) => map.delete(key),
      setItem(key, value) {
        if (box.error) throw box.error;
        map.set(key, value);
      },
    };
    return box;
  }

  test("a full storage is said to be full and leaves the old answer", async () => {
    const box = fakeBox();
    const store = C.LocalStore(box);
    await store.set(SITE + ":q:a", answer(0, 1));
    for (const error of [new DOMException("", "QuotaExceededError"), Object.assign(new Error(), { name: "NS_ERROR_DOM_QUOTA_REACHED", code: 1014 })]) {
      box.error = error;
      await refuses(() => store.set(SITE + ":q:a", answer(1, 2)), "full");
      equal(await store.get(SITE + ":q:a"), answer(0, 1));
    }
  });

  test("a blocked storage is said to be blocked", async () => {
    const box = fakeBox();
    box.error = new DOMException("", "SecurityError");
    await refuses(() => C.LocalStore(box).set(SITE + ":q:a", answer(1, 1)), "blocked");
  });

  test("a damaged item is ignored, told of, and not deleted", async () => {
    const key = SITE + ":q:a";
    const box = fakeBox({ [key]: "{oops", [SITE + ":q:b"]: '{"r":5}', [SITE + ":q:c"]: JSON.stringify(answer(1, 1)) });
    const store = C.LocalStore(box);
    equal(await store.get(key), null);
    equal(Object.keys(await store.all(SITE + ":")), [SITE + ":q:c"]);
    equal([...store.damaged].sort(), [key, SITE + ":q:b"]);
    equal(box.map.get(key), "{oops");
  });

  test("a new answer in place of a damaged one sets the damaged one aside", async () => {
    const key = SITE + ":q:a";
    const box = fakeBox({ [key]: "{oops" });
    const store = C.LocalStore(box);
    await store.set(key, answer(1, 1));
    equal(await store.get(key), answer(1, 1));
    equal([box.map.get("cw:damaged:" + key), store.damaged.size], ["{oops", 0]);
    await store.remove(SITE + ":q:");
    equal(box.map.size, 0, "the reader asked to delete all");
  });

  test("if there is no room to set it aside, the damaged item stays", async () => {
    const key = SITE + ":q:a";
    const box = fakeBox({ [key]: "{oops" });
    box.error = new DOMException("", "QuotaExceededError");
    await refuses(() => C.LocalStore(box).set(key, answer(1, 1)), "full");
    equal(box.map.get(key), "{oops");
  });

  test("local: another tab's change is heard, a clearing of everything too", async () => {
    const heard = [];
    const leave = C.LocalStore().subscribe((key, item, own) => heard.push([key, item, own]));
    const other = (key, newValue) => window.dispatchEvent(new StorageEvent("storage", { key, newValue }));
    other(SITE + ":q:a", JSON.stringify(answer(1, 3)));
    other(SITE + ":q:a", null);
    other("somebody-else", "x");
    other(null, null);
    leave();
    equal(heard, [[SITE + ":q:a", answer(1, 3), false], [SITE + ":q:a", null, false], [null, null, false]]);
  });

  test("frame: another page's change is heard", async () => {
    const store = await fresh("frame");
    const other = C.FrameStore(FRAME);
    await other.ready;
    const heard = [];
    const leave = store.subscribe((key, item, own) => heard.push([key, item, own]));
    await other.set(SITE + ":q:a", answer(1, 7));
    // Chromium may run the two frames in two processes, and then one hears a moment later.
    await until(() => heard.length > 0, "the other page's answer");
    equal(await store.get(SITE + ":q:a"), answer(1, 7));
    leave();
    other.frame.remove();
    equal(heard, [[SITE + ":q:a", answer(1, 7), false]]);
  });

  test("frame: the store touches nothing but the courseware's own keys", async () => {
    const { frame } = await fresh("frame");
    const replies = [];
    const hear = (event) => {
      if (event.source === frame.contentWindow && event.data.id >= 9000) replies.push(event.data);
    };
    window.addEventListener("message", hear);
    const ask = (wish) => frame.contentWindow.postMessage({ protocol: "courseware-store/1", ...wish }, "*");
    ask({ id: 9001, wish: "swap", key: "foreign", before: null, after: "x" });
    ask({ id: 9002, wish: "get", key: "foreign" });
    ask({ id: 9003, wish: "all", prefix: "" });
    ask({ id: 9004, wish: "constructor" });
    ask({ id: 9005, wish: "swap", key: "cw:suite:q:a", before: null, after: "x".repeat(200000) });
    ask({ id: 9006, protocol: "other", wish: "get", key: "cw:suite:q:a" });
    ask({ id: 9007, wish: "drop", keys: "cw:" });
    await until(() => replies.length >= 6, "six replies");
    window.removeEventListener("message", hear);
    equal(replies.map((reply) => [reply.id, reply.error || reply.answer]), [
      [9001, "blocked"], [9002, null], [9003, {}], [9004, "blocked"], [9005, "blocked"], [9007, null],
    ]);
  });

  test("frame: a page without its store is told so", async () => {
    const store = C.FrameStore("no-such-store.html", 1500);
    await refuses(() => store.get(SITE + ":q:a"), "blocked");
    store.frame.remove();
  });
})();
