/*
 * One question. The page brings it complete and readable, with its answer in a closed details
 * block; here it gets a button, replies under the choices, and a memory.
 */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const { t, make, button, book } = Courseware;
  const VERDICTS = { right: "correct", partly: "partly_correct", wrong: "incorrect" };
  const SIGNS = { right: "\u2713", wrong: "\u2717", partly: "\u2248" };

  /* A sign and a word; the colour comes last, because not everybody sees it. */
  function sign(kind) {
    return make("span", { class: "cw-icon", "data-icon": kind, "aria-hidden": "true" }, SIGNS[kind]);
  }

  class Question {
    constructor(section) {
      this.section = section;
      this.id = section.id;
      this.type = section.dataset.type;
      this.right = Courseware.words(section.dataset.right);
      this.details = section.querySelector("details.cw-answer");
      this.choices = new Map();
      for (const choice of section.querySelectorAll(".cw-choice")) {
        const input = choice.querySelector("input");
        // Or else Firefox brings the ticks of the last visit back by itself, without the replies.
        input.autocomplete = "off";
        this.choices.set(input.value, { choice, input });
      }
      this.misses = 0; // wrong tries since the question was last fresh
      this.touched = false; // the reader has begun to answer and has not checked yet
      this.enhance();
    }

    enhance() {
      const fieldset = this.section.querySelector("fieldset.cw-choices");
      this.button = button("cw-check", t("check_answer"), () => this.press());
      this.result = make("div", { class: "cw-result", role: "status" });
      this.saved = make("p", { class: "cw-saved", hidden: true });
      fieldset.after(make("div", { class: "cw-actions" }, this.button), this.result, this.saved);
      fieldset.addEventListener("change", () => this.begin());
      this.showAnswer(false);
    }

    chosen() {
      return [...this.choices].filter(([, { input }]) => input.checked).map(([id]) => id);
    }

    /* The same button checks and then offers another try, so that focus never has to move. */
    label(key) {
      this.again = key !== "check_answer";
      this.button.textContent = t(key);
    }

    press() {
      if (this.again) this.tryAgain();
      else this.check();
    }

    /* The reader changes the answer: what was said about the last one no longer holds. The marks
       stay, as a reminder of what was tried. */
    begin() {
      this.touched = true;
      this.label("check_answer");
      this.result.replaceChildren();
      this.saved.hidden = true;
      delete this.section.dataset.state;
    }

    check() {
      const chosen = this.chosen();
      const verdict = Courseware.judge(this.type, this.right, chosen);
      if (verdict.state === "none") {
        this.result.replaceChildren(make("p", { class: "cw-result__none" }, t("no_answer")));
        return;
      }
      this.touched = false;
      this.misses = verdict.state === "right" ? 0 : this.misses + 1;
      this.show(verdict.state, chosen);
      this.say(verdict, chosen);
      if (verdict.state === "right") this.showAnswer(true, true);
      book.record(this.id, verdict.state === "right", chosen);
    }

    /* Ticks that were right stay; a wrong one is cleared, so that it takes a decision to choose it
       again. The reader asked to answer, so the focus goes to the choices. */
    tryAgain() {
      const fresh = this.section.dataset.state === "right";
      if (fresh) this.clear();
      for (const [id, { input }] of this.choices) {
        if (fresh || !this.right.includes(id)) input.checked = false;
      }
      this.begin();
      this.focus();
    }

    focus() {
      const inputs = [...this.choices.values()].filter(({ input }) => !input.disabled);
      const open = inputs.find(({ choice, input }) => !choice.dataset.mark && !input.checked) || inputs[0];
      if (open) open.input.focus();
    }

    /* Shows a judged answer: the section's state, a mark and a reply under each chosen choice. */
    show(state, chosen) {
      this.section.dataset.state = state;
      for (const id of chosen) this.mark(id, this.right.includes(id) ? "right" : "wrong");
      this.saved.hidden = true;
      this.label(state === "right" ? "answer_again" : "try_again");
      if (state === "right" || this.misses > 1) this.showAnswer(true);
    }

    mark(id, kind) {
      const { choice, input } = this.choices.get(id);
      const old = choice.querySelector(".cw-reply");
      if (old) old.remove();
      const reply = make("div", { class: "cw-reply", id: this.id + "--" + id + "--reply" });
      const word = t(kind === "right" ? "mark_right" : "mark_wrong");
      reply.append(make("p", { class: "cw-reply__mark", "data-mark": kind }, sign(kind), " ", word));
      const text = make("div", { class: "cw-reply__body" }, ...this.replyNodes(id));
      if (text.textContent.trim()) reply.append(text);
      choice.dataset.mark = kind;
      choice.append(reply);
      input.setAttribute("aria-describedby", reply.id);
    }

    /* Copies of what the details block says about a choice, without its leading letter. */
    replyNodes(id) {
      const item = this.section.querySelectorAll(".cw-replies > li")[[...this.choices.keys()].indexOf(id)];
      if (!item) return [];
      const copy = item.cloneNode(true);
      if (copy.firstElementChild && copy.firstElementChild.matches("b")) copy.firstElementChild.remove();
      for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
      return [...copy.childNodes];
    }

    /* Speaks the verdict. The replies are already under the choices for those who see them, so
       they are added here for the ear only. */
    say(verdict, chosen) {
      const key = VERDICTS[verdict.state];
      const line = make("p", { class: "cw-result__verdict" }, sign(verdict.state), " ", make("strong", {}, t(key)));
      if (verdict.state === "partly") {
        line.append(" ", t(verdict.extras.length ? "partly_extra" : "partly_missing"));
      }
      const spoken = chosen.map((id) => {
        const { choice } = this.choices.get(id);
        const letter = choice.querySelector(".cw-letter");
        const text = choice.querySelector(".cw-reply__body");
        const name = letter && chosen.length > 1 ? letter.textContent.trim() + ". " : "";
        return text ? name + text.textContent.trim() : "";
      });
      this.result.replaceChildren(line, make("p", { class: "cw-vh" }, spoken.join(" ")));
    }

    showAnswer(possible, open = false) {
      if (!this.details) return;
      this.details.hidden = !possible;
      if (open || !possible) this.details.open = open;
    }

    /* Takes everything back to how the question stands before it is answered. */
    clear() {
      for (const { choice, input } of this.choices.values()) {
        const reply = choice.querySelector(".cw-reply");
        if (reply) reply.remove();
        delete choice.dataset.mark;
        input.removeAttribute("aria-describedby");
        input.checked = false;
      }
      this.misses = 0;
      this.touched = false;
      delete this.section.dataset.state;
      this.result.replaceChildren();
      this.saved.hidden = true;
      this.label("check_answer");
      this.showAnswer(false);
    }

    /* Shows what was kept: from an earlier visit or from another tab. Nothing is spoken, because
       the reader did nothing; and an answer that the reader is at is left alone. */
    restore(answer, first) {
      if (this.touched) return;
      this.clear();
      if (!answer) return;
      const ids = [...this.choices.keys()];
      const { state, chosen } = Courseware.recall(this.type, this.right, ids, answer);
      for (const id of chosen) this.choices.get(id).input.checked = true;
      this.misses = state === "right" ? 0 : answer.n;
      this.show(state, chosen);
      this.saved.replaceChildren(sign(state), " ", t(state === "right" ? "saved_right" : "to_repeat"));
      this.saved.hidden = false;
      // Only on loading: two tabs with two editions of the page would correct each other for ever.
      if (first && (state === "right") !== (answer.r === 1)) {
        book.keep("q", this.id, { ...answer, r: state === "right" ? 1 : 0, t: answer.t + 1 });
      }
    }
  }

  const questions = new Map();

  Courseware.ready(() => {
    for (const section of Courseware.parts(".cw-question[data-right]")) {
      // A question without a known right answer stays as the page brought it, with its answer to open.
      if (!section.querySelector("fieldset.cw-choices") || !Courseware.words(section.dataset.right).length) continue;
      questions.set(section.id, new Question(section));
    }
    if (!questions.size) return;
    let opened = false;
    book.watch(({ kind, id, item, own }) => {
      if (opened && !own && kind === "q" && questions.has(id)) questions.get(id).restore(item, false);
    });
    book.open().then(() => {
      opened = true;
      for (const [id, question] of questions) {
        // Whoever was quicker than the storage keeps the answer just given.
        const idle = question.section.dataset.state === undefined;
        if (idle && book.answer(id)) question.restore(book.answer(id), true);
      }
    });
  });

  Object.assign(Courseware, { Question, questions });
})();
