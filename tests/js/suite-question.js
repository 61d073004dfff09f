/* One question on the page: what the reader sees, hears, and where the focus is. */
(function () {
  "use strict";

  const { test, equal, stage, until } = window.suite;
  const C = window.Courseware;
  let made = 0;

  function choice(question, type, id, letter) {
    return '<div class="cw-choice"><input type="' + type + '" name="' + question + '" value="' + id +
      '" id="' + question + "--" + id + '"><label for="' + question + "--" + id + '"><span class="cw-letter">' + letter +
      '</span> <span class="cw-choice__text">Text ' + id + "</span></label></div>";
  }

  /* Fixed text of this file only, so writing it as markup is safe here. */
  function question(type, right, answer) {
    made += 1;
    const id = "suite-question-" + made;
    const input = type === "multiple" ? "checkbox" : "radio";
    const ids = ["a", "b", "c"];
    stage().innerHTML = '<section class="cw-question" id="' + id + '" data-type="' + type + '" data-right="' + right +
      '"><fieldset class="cw-choices"><legend>Which?</legend>' + ids.map((one, i) => choice(id, input, one, "ABC"[i])).join("") +
      '</fieldset><details class="cw-answer"><summary>Show answer</summary><ul class="cw-replies">' +
      ids.map((one, i) => '<li><b>' + "ABC"[i] + '.</b> Reply <a href="#x" id="' + id + one + '">' + one + "</a></li>").join("") +
      '</ul><div class="cw-why">Because</div></details></section>';
    const section = stage().firstElementChild;
    const it = new C.Question(section);
    if (answer) it.restore(answer, false);
    const get = (selector) => section.querySelector(selector);
    return {
      section, it, get,
      choose: (one) => get('input[value="' + one + '"]').click(),
      check() {
        get(".cw-check").focus();
        get(".cw-check").click();
      },
      words: () => [section.dataset.state || "open", get(".cw-check").textContent, get(".cw-result").textContent.trim()],
    };
  }

  test("a fresh question hides its answer and offers to check", () => {
    const q = question("single", "b");
    equal([q.get("details").hidden, q.get(".cw-check").textContent, q.get(".cw-result").getAttribute("role")], [true, "Check answer", "status"]);
  });

  test("checking nothing says so and leaves the focus and the storage alone", () => {
    const q = question("single", "b");
    q.check();
    equal(q.words(), ["open", "Check answer", "No answer selected"]);
    equal([document.activeElement === q.get(".cw-check"), C.book.answer(q.it.id)], [true, null]);
  });

  test("a right answer is said, its reply shown once, the why opened, the focus kept", async () => {
    const q = question("single", "b");
    q.choose("b");
    q.check();
    equal(q.words(), ["right", "Answer again", "\u2713 CorrectReply b"]);
    equal(q.get(".cw-reply").textContent, "\u2713 Right choice Reply b");
    equal([q.get("details").hidden, q.get("details").open], [false, true]);
    equal(document.activeElement === q.get(".cw-check"), true);
    equal(q.section.querySelectorAll(".cw-reply [id]").length, 0, "no id twice on a page");
    const { r, n, c } = C.book.answer(q.it.id);
    equal({ r, n, c }, { r: 1, n: 1, c: ["b"] });
  });

  test("a wrong answer may be tried again; its mark stays; after two the answer may be opened", () => {
    const q = question("single", "b");
    q.choose("a");
    q.check();
    equal(q.words(), ["wrong", "Try again", "\u2717 IncorrectReply a"]);
    equal(q.get("details").hidden, true);
    q.get(".cw-check").click();
    equal([document.activeElement.value, q.get('input[value="a"]').checked], ["b", false]);
    equal(q.words(), ["open", "Check answer", ""]);
    q.choose("c");
    q.check();
    equal([q.get("details").hidden, q.get("details").open], [false, false]);
    equal([...q.section.querySelectorAll(".cw-choice[data-mark=wrong] input")].map((e) => e.value), ["a", "c"]);
    equal(C.book.answer(q.it.id).n, 2);
  });

  test("changing the choice after a wrong answer makes the button check again", () => {
    const q = question("single", "b");
    q.choose("a");
    q.check();
    q.choose("b");
    equal(q.words(), ["open", "Check answer", ""]);
    q.check();
    equal(q.words()[0], "right");
  });

  test("multiple: partly right says what is amiss, and right ticks survive another try", () => {
    const q = question("multiple", "a b");
    q.choose("a");
    q.check();
    equal(q.words()[2], "\u2248 Partly correct There is more.Reply a");
    q.choose("c");
    q.check();
    equal(q.words()[2], "\u2248 Partly correct Part is not right.A. Reply a C. Reply c");
    q.get(".cw-check").click();
    equal([...q.section.querySelectorAll("input:checked")].map((e) => e.value), ["a"]);
    equal(document.activeElement.value, "b");
  });

  test("a kept answer is shown in silence", () => {
    const right = question("single", "b", { r: 1, t: 1, n: 1, c: ["b"] });
    equal([right.section.dataset.state, right.get(".cw-result").textContent, right.get(".cw-saved").textContent],
      ["right", "", "\u2713 Already correct"]);
    equal([right.get("details").hidden, right.get("details").open, right.get("input:checked").value], [false, false, "b"]);
    const wrong = question("single", "b", { r: 0, t: 1, n: 1, c: ["a"] });
    equal([wrong.get(".cw-saved").textContent, wrong.get(".cw-check").textContent], ["\u2717 To repeat", "Try again"]);
  });

  test("another tab's answer does not disturb a reader who is choosing", () => {
    const q = question("single", "b");
    q.choose("a");
    q.it.restore({ r: 1, t: 9, n: 1, c: ["b"] }, false);
    equal([q.get("input:checked").value, q.words()[0]], ["a", "open"]);
  });

  test("a reply is tied to its choice for those who listen", () => {
    const q = question("single", "b");
    q.choose("a");
    q.check();
    const input = q.get('input[value="a"]');
    equal(document.getElementById(input.getAttribute("aria-describedby")).classList.contains("cw-reply"), true);
  });

  test("an answer given is in the storage soon", async () => {
    const q = question("single", "b");
    q.choose("b");
    q.check();
    const store = await C.store();
    let kept = null;
    await until(() => {
      store.get("cw:suite:q:" + q.it.id).then((item) => { kept = item; });
      return kept;
    }, "the answer");
    equal(kept.r, 1);
    await C.book.forgetAll();
    equal(await store.all("cw:suite:"), {});
    stage().replaceChildren();
  });
})();
