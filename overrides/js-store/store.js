/*
 * Runs inside store.html, the one file whose localStorage serves all pages opened from a folder.
 * It answers only the page that it is framed by, only messages of its own kind, and only about
 * keys of this courseware. From a web server the pages do not need it; it then answers nobody but a page of
 * the same server, or else any website could frame it and read a reader's answers.
 */
(function () {
  "use strict";

  const PROTOCOL = "courseware-store/1";
  const PREFIX = "cw:";
  const LONGEST = 100000;
  const page = window.parent;
  if (page === window) return;

  const local = window.location.protocol === "file:";
  const target = local ? "*" : window.location.origin;

  function openBox() {
    try {
      // Where storage is blocked, even looking at it throws, or there is nothing there.
      const box = window.localStorage;
      box.getItem(PREFIX + "probe");
      return box;
    } catch (error) {
      return null;
    }
  }

  const box = openBox();
  const send = (message) => page.postMessage({ protocol: PROTOCOL, ...message }, target);
  const ours = (key) => typeof key === "string" && key.startsWith(PREFIX);
  const text = (value) => typeof value === "string" && value.length <= LONGEST;

  const wishes = {
    get: ({ key }) => (ours(key) ? box.getItem(key) : null),

    all({ prefix }) {
      const found = {};
      if (!ours(prefix)) return found;
      for (let i = 0; i < box.length; i += 1) {
        const key = box.key(i);
        if (key !== null && key.startsWith(prefix)) found[key] = box.getItem(key);
      }
      return found;
    },

    // Writes only if nobody else wrote since the page looked; the page then merges and asks again.
    swap({ key, before, after }) {
      if (!ours(key) || !text(after)) throw new Error("refused");
      const raw = box.getItem(key);
      if (raw !== before) return { swapped: false, raw };
      box.setItem(key, after);
      return { swapped: true, raw: after };
    },

    drop({ keys }) {
      if (Array.isArray(keys)) keys.filter(ours).forEach((key) => box.removeItem(key));
      return null;
    },
  };

  window.addEventListener("message", (event) => {
    const message = event.data;
    if (event.source !== page) return;
    if (!local && event.origin !== window.location.origin) return;
    if (!message || message.protocol !== PROTOCOL || !Number.isInteger(message.id)) return;
    if (!box || !Object.prototype.hasOwnProperty.call(wishes, message.wish)) {
      send({ id: message.id, error: "blocked" });
      return;
    }
    try {
      send({ id: message.id, answer: wishes[message.wish](message) });
    } catch (error) {
      const full = /quota/i.test(error.name || "") || error.code === 22 || error.code === 1014;
      send({ id: message.id, error: full ? "full" : "blocked" });
    }
  });

  window.addEventListener("storage", (event) => {
    if (event.key === null) send({ changed: null, raw: null });
    else if (ours(event.key)) send({ changed: event.key, raw: event.newValue });
  });

  send({ hello: true, works: box !== null });
})();
