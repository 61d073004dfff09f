/* The pure part: words, items, judging, scores, the progress file, search. */
(function () {
  "use strict";

  const { test, equal } = window.suite;
  const C = window.Courseware;

  test("the page says that scripts run", () => {
    equal([document.documentElement.classList.contains("js"), document.documentElement.classList.contains("no-js")], [true, false]);
  });

  test("words are filled in and counted", () => {
    equal(C.t("count", { n: 2, m: 3 }), "2 of 3 correct");
    equal(C.t("minutes", { n: 1 }), "1 minute");
    equal(C.t("minutes", { n: 5 }), "5 minutes");
  });

  test("an unknown key is printed itself", () => equal(C.t("no_such_key"), "no_such_key"));

  test("an unknown placeholder stays as it is, and inherited names are no values", () => {
    equal(C.fill("{n} {toString}", { n: 1 }), "1 {toString}");
  });

  test("Russian counts in four ways", () => {
    equal([1, 2, 5, 21].map((n) => C.pluralCategory("ru", n)), ["one", "few", "many", "one"]);
  });

  test("a language that the browser cannot count in gets one and other", () => {
    equal([1, 2, 5].map((n) => C.pluralCategory("xx", n)), ["one", "other", "other"]);
    equal([1, 2].map((n) => C.pluralCategory("ky", n)), ["one", "other"]);
  });

  test("text put into an element is text", () => {
    equal(C.make("p", {}, "<img src=x>").innerHTML, "&lt;img src=x&gt;");
  });

  test("a copy warns after the day by which its law was to be read again, and no wrong clock makes it warn", () => {
    equal(C.overdue("2027-01-01", "2026-12-31", "2025-07-28"), true);
    equal(C.overdue("2026-12-31", "2026-12-31", "2025-07-28"), false);
    equal(C.overdue("1970-01-01", "2026-12-31", "2025-07-28"), false);
    equal(C.overdue("1970-01-01", "1969-12-31", "2025-07-28"), false);
  });

  test("single: right, wrong, nothing chosen", () => {
    equal(C.judge("single", ["b"], ["b"]).state, "right");
    equal(C.judge("single", ["b"], ["a"]).state, "wrong");
    equal(C.judge("single", ["b"], []).state, "none");
  });

  test("multiple: right only if the sets are equal", () => {
    equal(C.judge("multiple", ["a", "b"], ["b", "a"]).state, "right");
    equal(C.judge("multiple", ["a", "b"], ["a"]), { state: "partly", hits: ["a"], extras: [], missing: ["b"] });
    equal(C.judge("multiple", ["a", "b"], ["a", "b", "c"]), { state: "partly", hits: ["a", "b"], extras: ["c"], missing: [] });
    equal(C.judge("multiple", ["a", "b"], ["c"]).state, "wrong");
  });

  test("true-false: one reason is right, the same verdict with another reason is not", () => {
    equal(C.judge("true-false", ["because-child"], ["because-child"]).state, "right");
    equal(C.judge("true-false", ["because-child"], ["because-other"]).state, "wrong");
  });

  test("a score counts only its own questions", () => {
    const answers = { a: { r: 1 }, b: { r: 0 }, elsewhere: { r: 1 } };
    equal(C.score(["a", "b", "c", "toString"], answers), { all: 4, answered: 2, right: 1, repeat: ["b"] });
  });

  test("a kept answer is worth what the page of today says", () => {
    const recall = (answer) => C.recall("single", ["b"], ["a", "b"], answer);
    equal(recall({ r: 1, c: ["b"] }), { state: "right", chosen: ["b"] });
    equal(recall({ r: 1, c: ["a"] }), { state: "wrong", chosen: ["a"] }, "the right choice has changed");
    equal(recall({ r: 1, c: ["gone"] }), { state: "wrong", chosen: [] }, "the choice has left the question");
    equal(recall({ r: 1 }), { state: "right", chosen: [] }, "no choices kept");
    equal(recall({ r: 0 }).state, "wrong");
  });

  test("the newer item wins and tries never go down", () => {
    const old = { r: 1, t: 5, n: 4, c: ["a"] };
    equal(C.merge(old, { r: 0, t: 9, n: 1 }), { r: 0, t: 9, n: 4 });
    equal(C.merge({ r: 0, t: 9, n: 1 }, old), { r: 0, t: 9, n: 4 });
    equal(C.merge(null, old), old);
    equal(C.merge({ on: 1, t: 1 }, { on: 0, t: 2 }), { on: 0, t: 2 });
  });

  test("an answer is newer than the one it replaces, even if the clock was once ahead", () => {
    equal(C.nextAnswer({ r: 0, t: 9000, n: 2 }, true, ["a"], 100), { r: 1, t: 9001, n: 3, c: ["a"] });
    equal(C.nextTick({ on: 1, t: 9000 }, false, 100), { on: 0, t: 9001 });
  });

  test("damaged items are seen as such", () => {
    const bad = [null, 1, "x", [], {}, { r: 2, t: 1, n: 1 }, { r: 1, t: "1", n: 1 }, { r: 1, t: 1 }, { r: 1, t: -1, n: 1 },
      { r: 1, t: 1, n: 1, c: "a" }, { r: 1, t: 1, n: 1, c: ["<b>"] }, { r: 1, t: Infinity, n: 1 }];
    equal(bad.map(C.cleanAnswer), bad.map(() => null));
    equal(C.cleanAnswer({ r: 1, t: 1, n: 1, c: ["a"], name: "x" }), { r: 1, t: 1, n: 1, c: ["a"] }, "only known fields stay");
  });

  const day = new Date(2026, 0, 5, 23, 59);
  const answers = { "who-is-a-child": { r: 1, t: 10, n: 2, c: ["means"] } };
  const ticks = { "call-lawyer": { on: 1, t: 11 } };

  test("a progress file is read back as it was written", () => {
    equal(C.readProgress(C.writeProgress("kg", answers, ticks, day), "kg"), { answers, ticks });
    equal(C.fileName(day), "progress-2026-01-05.json");
  });

  test("a progress file holds the agreed fields and no others", () => {
    equal(JSON.parse(C.writeProgress("kg", answers, ticks, day)), {
      format: "courseware-progress", version: 1, site: "kg", made: "2026-01-05", questions: answers, steps: ticks,
    });
  });

  const altered = (change) => {
    const file = JSON.parse(C.writeProgress("kg", answers, ticks, day));
    change(file);
    return C.readProgress(JSON.stringify(file), "kg").refused;
  };

  test("a damaged file is refused", () => {
    equal(C.readProgress("{", "kg").refused, "import_damaged");
    equal(C.readProgress("", "kg").refused, "import_damaged");
    equal(C.readProgress("[]", "kg").refused, "import_damaged");
    equal(altered((file) => { file.questions["who-is-a-child"].r = "yes"; }), "import_damaged");
    equal(altered((file) => { file.questions["<script>"] = { r: 1, t: 1, n: 1 }; }), "import_damaged");
    equal(altered((file) => { file.steps = []; }), "import_damaged");
    equal(altered((file) => { delete file.questions; }), "import_damaged");
    equal(altered((file) => { file.version = "1"; }), "import_damaged");
    equal(C.readProgress('{"format":"courseware-progress","version":1,"site":"kg","questions":{"__proto__":{"r":1,"t":1,"n":1}},"steps":{}}', "kg").refused, "import_damaged");
  });

  test("a foreign file is refused", () => {
    equal(C.readProgress("{}", "kg").refused, "import_foreign");
    equal(altered((file) => { file.format = "other"; }), "import_foreign");
    equal(altered((file) => { file.site = "other"; }), "import_foreign");
  });

  test("a newer file is refused, whatever is in it", () => {
    equal(altered((file) => { file.version = 2; file.questions = "new shape"; }), "import_newer");
  });

  test("a file over one megabyte is refused", () => {
    equal(C.readProgress(" ".repeat(1024 * 1024 + 1), "kg").refused, "import_too_big");
  });

  test("only what is new or newer is taken from a file", () => {
    const known = { a: { t: 5 }, b: { t: 5 } };
    equal(C.fresher({ a: { t: 4 }, b: { t: 6 }, c: { t: 1 } }, known).map(([id]) => id), ["b", "c"]);
  });

  test("a stem ignores case, yo, stress marks, soft hyphens and letters in pieces", () => {
    equal(C.stem("ПОТЕРПЕВШИЙ", "ru"), "потерпевший");
    equal(C.stem("Ещё", "ru"), "еще");
    equal(C.stem("тор\u00adгов\u0301ля", "ru"), "торговля");
    equal(C.stem("и\u0306", "ru"), "\u0439");
  });

  /* Three articles, a lesson, a page; the words of two texts as the build writes them. */
  const law = (number, title, uses) => ["a" + number + ".html", "article", "Статья " + number + ". " + title, "",
    [["", ""], ["penalties", "Наказание"]], 0, number, uses, "1 2 2-5"];
  const shelf = {
    acts: [["УК", "УК", "Уголовный кодекс"]],
    pages: [
      law("166", "Торговля людьми", 5), law("167", "Торговля детьми", 1),
      ["c.html", "lesson", "Адам сатуу", "Жабырлануучу менен", [["", ""]]],
      ["d.html", "guidance", "Показания потерпевшего", "", [["", ""], ["tell", "Что сказать"]]],
    ],
    synonyms: [["потерпевший", "жертва"], ["УК", "CC"]],
  };
  const bookcase = () => {
    const index = C.makeIndex("ru", shelf);
    index.takeTexts({ words: "AлестницаHейAтрех", where: "g,g,bd" });
    return index;
  };
  const found = (query) => C.find(bookcase(), query).results.map((result) => result.url);

  test("an article stands first however its number is written", () => {
    for (const query of ["166", "ст.166", "ст 166", "ст. 166 УК", "УК 166", "166 CC", "статья 166", "166-статья", "cт.166"]) {
      equal(found(query)[0], "a166.html", query);
    }
    equal(found("167").includes("a166.html"), false);
  });

  test("an article that is asked for is found whatever else is said, unless another act is named", () => {
    equal(found("статья 166 несуществующее"), ["a166.html"]);
    const two = { ...shelf, acts: [...shelf.acts, ["УПК", "УПК", "Процесс"]] };
    equal(C.find(C.makeIndex("ru", two), "статья 166 УПК").some, true);
    equal(C.find(bookcase(), "статья 166 несуществующее").some, false);
  });

  test("part and point of an article lead to their place", () => {
    equal([found("166.2")[0], found("п. 5 ч. 2 ст. 166")[0], found("166(1)")[0], found("ст. 166 ч. 9")[0]],
      ["a166.html#part-2", "a166.html#part-2-5", "a166.html#part-1", "a166.html"]);
  });

  test("search finds what is begun, without case, with yo or without, and forgives a slip", () => {
    equal(found("торгов")[0], "a166.html");
    equal(found("ТРЁХ"), ["a166.html#penalties", "c.html"]);
    equal(found("торгавля")[0], "a166.html");
    equal(C.find(bookcase(), "торгавля").slips, [["торгавля", "торговля"]]);
    equal(found("лестницей"), ["d.html#tell"]);
  });

  test("a synonym finds what another word of its group finds", () => {
    equal(C.parseQuery("жертва", bookcase()).slots[0].alternatives.map((it) => it.words.join(" ")), ["жертва", "потерпевший"]);
    equal(found("Уголовный 166")[0], "a166.html");
    equal(found("CC")[0].startsWith("a16"), true);
  });

  test("search wants all the words, and some of them if all give nothing", () => {
    equal(found("торговля детьми")[0], "a167.html");
    equal(C.find(bookcase(), "показания несуществующее").some, true);
  });

  test("search finds nothing for marks and single letters", () => equal([found("«»"), found("я")], [[], []]));

  test("a phrase in quotes is known as one", () => {
    equal(C.parseQuery("«торговля людьми» и", bookcase()).phrases, [["торговля", "людьми"]]);
    equal([C.hasPhrase("О торговля людьми.", ["торговля", "людьми"], bookcase()), C.hasPhrase("торговля, где люди", ["торговля", "людьми"], bookcase()),
      C.hasPhrase("Торговля · Людьми", ["торговля", "людьми"], bookcase())], [true, false, false]);
  });

  test("one letter more, less, other, or two changed places is a slip; two are not", () => {
    equal(["абвг", "абвгдд", "абвед", "бавгд", "абв"].map((word) => C.near("абвгд", word)), [true, true, true, true, false]);
  });

  const marks = (...words) => (word) => words.includes(word);

  test("found words are marked, the rest is not, and nothing is lost", () => {
    const pieces = C.highlight("Ещё <b>торговля</b>.", marks("еще", "торговля"), "ru");
    equal(pieces.filter((piece) => piece.mark).map((piece) => piece.text), ["Ещё", "торговля"]);
    equal(pieces.map((piece) => piece.text).join(""), "Ещё <b>торговля</b>.");
  });

  test("an excerpt stands around the word, cut between words", () => {
    const text = "слово ".repeat(100) + "цель " + "слово ".repeat(100);
    const cut = C.excerpt(text, marks("цель"), "ru", 60);
    equal(cut.includes("цель"), true);
    equal(cut.length <= 64, true, cut);
    equal(/^\u2026 слово .* слово \u2026$/.test(cut), true, cut);
    equal(C.excerpt("короткий", marks("нет"), "ru", 60), "короткий");
    equal(C.excerpt("x".repeat(300), marks("нет"), "ru", 60).startsWith("x"), true);
  });

  test("results are grouped by kind, the kind of the best first", () => {
    const groups = C.groupByKind([{ kind: "page", url: 1 }, { kind: "law", url: 2 }, { kind: "page", url: 3 }]);
    equal(groups.map((group) => [group.kind, group.results.length]), [["page", 2], ["law", 1]]);
  });

  test("every kind of page falls into a group that has a name", () => {
    equal(["article", "act", "module", "lesson", "checklist", "term", "programme", "case", "x"].map(C.groupOf),
      ["law", "law", "lesson", "lesson", "checklist", "term", "guidance", "case", "page"]);
  });

  test("another language is offered only if the reader prefers it", () => {
    const there = ["ky", "ru", "en"];
    equal(C.wantedLanguage(["ru-RU", "en"], "ky", there), "ru");
    equal(C.wantedLanguage(["ky-KG", "ru"], "ky", there), null);
    equal(C.wantedLanguage(["de", "en-GB"], "ky", there), "en");
    equal(C.wantedLanguage(["de"], "ky", there), null);
    equal(C.wantedLanguage(["de", "ky", "ru"], "ky", there), null);
  });
})();
