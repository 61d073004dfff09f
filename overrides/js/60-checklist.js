/*
 * A checklist remembers its ticks. Without scripts it is a list with boxes to tick on paper.
 */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const { t, make, button, book } = Courseware;

  function enhance(section) {
    const steps = new Map();
    for (const input of section.querySelectorAll("input[data-step]")) {
      input.autocomplete = "off"; // or else Firefox brings back ticks that were cleared elsewhere
      steps.set(input.dataset.step, input);
    }
    if (!steps.size) return;

    const count = make("p", { class: "cw-count" });
    const clear = button("cw-clear", t("uncheck_all"), () => press());
    let cleared = []; // what "Clear all" took away, until something else is ticked

    function show() {
      const done = [...steps.values()].filter((input) => input.checked).length;
      const text = t("checklist_progress", { n: done, m: steps.size });
      if (count.textContent !== text) count.textContent = text;
      section.dataset.state = done === steps.size ? "done" : done ? "begun" : "open";
    }

    function set(id, on) {
      steps.get(id).checked = on;
      book.tick(id, on);
    }

    /* A slip of the finger must not cost thirty ticks: the same button brings them back. */
    function press() {
      if (cleared.length) {
        for (const id of cleared) set(id, true);
        settle();
      } else {
        cleared = [...steps].filter(([, input]) => input.checked).map(([id]) => id);
        for (const id of cleared) set(id, false);
        if (cleared.length) clear.textContent = t("undo_clear");
      }
      show();
    }

    function settle() {
      cleared = [];
      clear.textContent = t("uncheck_all");
    }

    for (const [id, input] of steps) {
      input.addEventListener("change", () => {
        settle();
        book.tick(id, input.checked);
        show();
      });
    }

    function restore(id) {
      const tick = book.tickOf(id);
      steps.get(id).checked = Boolean(tick && tick.on);
    }

    section.append(make("div", { class: "cw-actions" }, count, clear));
    show();
    let opened = false;
    book.watch(({ kind, id, own }) => {
      if (!opened || own || kind !== "s" || !steps.has(id)) return;
      restore(id);
      show();
    });
    book.open().then(() => {
      opened = true;
      for (const id of steps.keys()) if (book.tickOf(id)) restore(id);
      show();
      // Only from here on: nobody wants every checklist to speak while the page loads.
      count.setAttribute("aria-live", "polite");
    });
  }

  Courseware.ready(() => Courseware.parts(".cw-checklist[data-checklist]").forEach(enhance));
})();
