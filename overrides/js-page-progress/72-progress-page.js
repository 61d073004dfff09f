/*
 * The progress page: every module, what was answered, right and to repeat; and the progress file.
 */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const { t, make, button, book } = Courseware;

  function readModules(section) {
    try {
      return JSON.parse(section.dataset.modules);
    } catch (error) {
      console.error("data-modules is not JSON", error);
      return [];
    }
  }

  const idsOf = (module) => module.questions.map((question) => question.id);

  function moduleTable(modules, answers) {
    const head = ["module", "col_answered", "col_right", "col_to_repeat"].map((key) =>
      make("th", { scope: "col" }, t(key)));
    const rows = modules.map((module) => {
      const sum = Courseware.score(idsOf(module), answers);
      const name = make("th", { scope: "row" }, make("a", { href: module.url }, module.title));
      const of = (n) =>
        make("td", {}, t("n_of_m", { n, m: sum.all }), make("progress", { max: sum.all, value: n, "aria-hidden": "true" }));
      const traits = { "data-module": module.id, "data-answered": sum.answered, "data-right": sum.right };
      return make("tr", traits, name, of(sum.answered), of(sum.right), make("td", {}, String(sum.repeat.length)));
    });
    return make("table", { class: "cw-progress__table" },
      make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows));
  }

  function repeatList(modules, answers) {
    const lists = [];
    for (const module of modules) {
      const { repeat } = Courseware.score(idsOf(module), answers);
      if (!repeat.length) continue;
      const links = module.questions.filter((question) => repeat.includes(question.id)).map((question) =>
        make("li", {}, make("a", { href: question.url }, question.title)));
      lists.push(make("h3", {}, module.title), make("ul", { class: "cw-progress__repeat" }, ...links));
    }
    const none = Object.keys(answers).length ? "nothing_to_repeat" : "nothing_yet";
    return lists.length ? lists : [make("p", {}, t(none))];
  }

  function offerFile(name, text) {
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    const link = make("a", { href: address, download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    // Firefox still reads the address after the click has returned.
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  }

  /* The wish that nothing be kept. It takes effect with a fresh page, which then knows nothing. */
  function nothingBox(status) {
    const box = make("input", { type: "checkbox", id: "cw-nothing" });
    box.checked = Courseware.nothingKept === true;
    box.addEventListener("change", async () => {
      try {
        await Courseware.keepNothing(box.checked);
        window.location.reload();
      } catch (error) {
        box.checked = !box.checked;
        status.replaceChildren(make("p", {}, t("storage_blocked")));
      }
    });
    return make("p", { class: "cw-nothing" }, box, make("label", { for: "cw-nothing" }, t("keep_nothing")));
  }

  function enhance(section) {
    const modules = readModules(section);
    const known = new Set(modules.flatMap(idsOf));
    const tables = make("div", { class: "cw-progress__modules" });
    const privacy = make("p", { class: "cw-progress__privacy" });
    const status = make("div", { class: "cw-progress__status", role: "status" });
    const input = make("input", { type: "file", class: "cw-import-file", accept: ".json,application/json", hidden: true });

    const say = (key, vars) => status.replaceChildren(make("p", { "data-says": key }, t(key, vars)));

    /* Drawn anew when something changes; a link that had the focus gets it back. */
    function show() {
      const answers = book.answers();
      const focused = tables.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
      tables.replaceChildren(moduleTable(modules, answers),
        make("h2", { class: "cw-progress__to-repeat" }, t("to_repeat_title")), ...repeatList(modules, answers));
      const strangers = Object.keys(answers).filter((id) => !known.has(id)).length;
      if (strangers) tables.append(make("p", { class: "cw-progress__others" }, t("other_answers", { n: strangers })));
      privacy.textContent = (book.isKept() ? t("saved_locally") + ". " : "") + t("not_sent") + ". " + t("file_no_names");
      const again = focused && [...tables.querySelectorAll("a")].find((link) => link.getAttribute("href") === focused);
      if (again) again.focus();
    }

    function saveFile() {
      const now = new Date();
      const name = Courseware.fileName(now);
      offerFile(name, Courseware.writeProgress(Courseware.site, book.answers(), book.ticks(), now));
      say("export_done", { name });
    }

    async function takeFile() {
      const file = input.files[0];
      if (!file) return;
      let found = { refused: "import_too_big" };
      if (file.size <= Courseware.LARGEST_FILE) {
        const text = await file.text().catch(() => "");
        found = Courseware.readProgress(text, Courseware.site);
      }
      input.value = ""; // so that the same file can be chosen again once it is mended
      if (found.refused) {
        say(found.refused);
        return;
      }
      const answers = Courseware.fresher(found.answers, book.answers());
      const ticks = Courseware.fresher(found.ticks, book.ticks());
      const kept = await Promise.all([
        ...answers.map(([id, item]) => book.keep("q", id, item)),
        ...ticks.map(([id, item]) => book.keep("s", id, item)),
      ]);
      say(kept.every(Boolean) ? "import_done" : "import_not_kept", { n: answers.length + ticks.length });
    }

    async function reset() {
      if (!window.confirm(t("reset_confirm"))) return;
      await book.forgetAll();
      say("reset_done");
    }

    for (const child of section.children) child.hidden = true; // what is said without scripts
    input.addEventListener("change", takeFile);
    const actions = make("div", { class: "cw-actions" },
      button("cw-export", t("export_progress"), saveFile),
      button("cw-import", t("import_progress"), () => input.click()), input,
      button("cw-reset", t("reset_progress"), reset));
    section.append(tables, actions, status, privacy);
    Courseware.store().then(() => section.append(nothingBox(status)));

    let due = true; // until the store is open: "nothing answered yet" would be untrue
    book.watch(() => {
      if (due) return;
      due = true; // a file of three hundred answers redraws the table once
      queueMicrotask(() => {
        due = false;
        show();
      });
    });
    book.open().then(() => {
      due = false;
      show();
    });
  }

  Courseware.ready(() => Courseware.parts(".cw-progress[data-modules]").forEach(enhance));
})();
