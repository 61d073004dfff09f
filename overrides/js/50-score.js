/*
 * The summary at the end of a page with questions: how many are right, and the way back to those
 * that are not. It is not a live region: each question speaks for itself when it is checked.
 */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const { t, make, button, book, words } = Courseware;

  function enhance(section) {
    const ids = Courseware.parts(".cw-question[data-right]").map((question) => question.id);
    let moduleIds = [];
    const here = make("p", { class: "cw-score__page" });
    const answered = make("p", { class: "cw-score__answered" });
    const whole = make("p", { class: "cw-score__module", hidden: true });
    const repeat = button("cw-repeat", t("repeat_mistakes"), () => repeatMistakes());
    const over = button("cw-over", t("start_over"), () => startOver());

    const present = (id) => Courseware.questions.get(id);

    function show() {
      const answers = book.answers();
      const page = Courseware.score(ids, answers);
      here.textContent = t("correct_n_of_m", { n: page.right, m: page.all });
      answered.textContent = t("answered_n_of_m", { n: page.answered, m: page.all });
      section.dataset.state = page.right === page.all ? "right" : page.repeat.length ? "repeat" : "open";
      repeat.hidden = !page.repeat.some(present);
      over.hidden = !page.answered && over !== document.activeElement;
      const all = Courseware.score(moduleIds, answers);
      whole.textContent = t("module_n_of_m", { n: all.right, m: all.all });
      whole.hidden = !all.all;
      if (section.dataset.module && Object.keys(answers).length) askForModule();
    }

    /* Which questions the other lessons of the module have is told by a script of its own: nobody needs it before the
       first answer. */
    let asked = null;
    function askForModule() {
      asked = asked || Courseware.loadScript(Courseware.files.modules).then(() => {
        moduleIds = words((window.CoursewareModules || {})[section.dataset.module]);
        show();
      }, () => {}); // without it the line about the module is missing, and nothing else
    }

    /* The answers stay kept as "to repeat" until they are answered anew: whoever stops halfway
       finds the rest tomorrow. */
    function repeatMistakes() {
      const mistakes = Courseware.score(ids, book.answers()).repeat.map(present).filter(Boolean);
      for (const question of mistakes) question.clear();
      if (mistakes.length) mistakes[0].focus();
    }

    function startOver() {
      if (!window.confirm(t("start_over_confirm"))) return;
      for (const question of ids.map(present).filter(Boolean)) question.clear();
      const first = ids.map(present).find(Boolean);
      if (first) first.focus();
      book.forget(ids);
    }

    section.append(here, answered, whole, make("div", { class: "cw-actions" }, repeat, over));
    section.hidden = false;
    show();
    book.watch(({ kind }) => {
      if (kind === "q") show();
    });
    book.open().then(show);
  }

  Courseware.ready(() => Courseware.parts(".cw-score").forEach(enhance));
})();
