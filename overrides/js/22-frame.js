/*
 * On file:// Firefox gives every file a localStorage of its own, so one page cannot see another
 * page's progress. All pages therefore ask one file, store.html, in a hidden frame, and that file's
 * storage serves them all. js-store/store.js is the other end of this conversation.
 */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const PROTOCOL = "courseware-store/1";

  function FrameStore(url, patience = 8000) {
    const frame = Courseware.make("iframe", {
      src: url, class: "cw-store-frame", tabindex: "-1", "aria-hidden": "true", hidden: true,
    });
    // Pages from file:// have no origin that could be named. The window is checked instead.
    const target = window.location.protocol === "file:" ? "*" : window.location.origin;
    const waiting = new Map();
    let last = 0;
    let hear = () => {};
    let open;
    let fail;
    const ready = new Promise((resolve, reject) => {
      open = resolve;
      fail = () => reject(new Courseware.StoreError("blocked"));
    });
    ready.catch(() => {}); // whoever asks for something is told; nobody else needs an error

    window.addEventListener("message", (event) => {
      const message = event.data;
      if (event.source !== frame.contentWindow || !message || message.protocol !== PROTOCOL) return;
      if (message.hello) {
        if (message.works) open();
        else fail();
      } else if ("changed" in message) {
        hear(message.changed, message.raw);
      } else if (waiting.has(message.id)) {
        const { resolve, reject } = waiting.get(message.id);
        waiting.delete(message.id);
        if (message.error) reject(new Courseware.StoreError(message.error));
        else resolve(message.answer);
      }
    });

    async function ask(wish, fields) {
      await ready;
      return new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        frame.contentWindow.postMessage({ protocol: PROTOCOL, id: last, wish, ...fields }, target);
      });
    }

    // A page without its store.html (somebody copied one file) must not wait for ever.
    frame.addEventListener("load", () => setTimeout(fail, 1000));
    setTimeout(fail, patience);
    document.body.append(frame);

    const store = Courseware.storeOver("frame", {
      ready,
      get: (key) => ask("get", { key }),
      all: (prefix) => ask("all", { prefix }),
      drop: (keys) => ask("drop", { keys }),
      swap: (key, before, after) => ask("swap", { key, before, after }),
      listen(listener) {
        hear = listener;
      },
    });
    store.frame = frame;
    return store;
  }

  Object.assign(Courseware, { FrameStore });
})();
