/*
 * The result as a reader sees it: a line for each outcome in question, and under the form everything
 * about it. All words are taken from the page: the tree of rules holds the names, the law, the evidence.
 */
(function () {
  "use strict";

  const { make, t, aid } = window.Courseware;
  const SIGNS = { touched: "✓", missing: "?", waived: "–" };

  /* Everything that the result is made of, by the ids of the table. */
  function Words() {
    const tree = (id) => document.getElementById("outcome-" + id);
    const part = (outcome, element) => tree(outcome).querySelector('[data-element="' + element + '"]');
    const copy = (from, selector) => Array.from(from.querySelector(selector).cloneNode(true).childNodes);
    const label = (fact) => document.querySelector('label[for="fact-' + fact + '"]');
    return {
      tree, part, copy,
      number: (fact) => label(fact).querySelector(".cw-fact__n").textContent.replace(".", ""),
      text: (fact) => label(fact).querySelector(".cw-fact__text").textContent,
      title: (id) => tree(id).querySelector(".cw-tree__title").textContent,
      law: (id) => copy(tree(id), ".cw-tree__law"),
      name: (outcome, element) => part(outcome, element).querySelector("b").textContent,
    };
  }

  const sign = (state) => make("span", { class: "cw-sign", "data-sign": state, "aria-hidden": "true" }, SIGNS[state]);
  const verdictState = (result) => (result.missing.length ? "missing" : "touched");

  function verdict(result) {
    const counts = { n: result.missing.length, m: result.elements.length };
    return t(result.missing.length ? "aid_verdict_missing" : "aid_verdict_all", counts);
  }

  const inOrder = (words, facts) => facts.slice().sort((one, other) => words.number(one) - words.number(other));

  function factList(words, facts) {
    return inOrder(words, facts).map((fact) => words.number(fact) + ". " + words.text(fact)).join("; ");
  }

  const labelled = (name, ...rest) => make("p", {}, make("b", {}, name + ": "), ...rest);

  function elementItem(words, outcome, element) {
    const from = words.part(outcome, element.id);
    const item = make("li", { class: "cw-el", "data-state": element.state },
      make("p", { class: "cw-el__name" }, sign(element.state), make("span", {},
        make("b", {}, words.name(outcome, element.id)), " ",
        make("span", { class: "cw-el__state" }, t("aid_" + element.state)), " ",
        make("small", {}, "(", ...words.copy(from, ".cw-tree__cites"), ")"))));
    if (element.facts.length) item.append(labelled(t("aid_facts_here"), factList(words, element.facts)));
    if (element.state === "waived") {
      item.append(labelled(t("aid_because"), factList(words, element.waivedBy), " (",
        ...words.copy(from, ".cw-tree__unless"), ")"));
    }
    if (element.against.length) item.append(labelled(t("aid_against"), factList(words, element.against)));
    if (element.state === "missing") {
      item.append(labelled(t("aid_close"), ...words.copy(from, ".cw-tree__gap")));
      if (from.querySelector(".cw-tree__see")) item.append(make("p", {}, ...words.copy(from, ".cw-tree__see")));
    }
    return item;
  }

  /* What raises or limits an outcome; `name` is raises or limits. */
  function lines(words, id, name, numbers) {
    if (!numbers.length) return null;
    const all = words.tree(id).querySelectorAll(".cw-tree__" + name + " > li");
    const items = numbers.map((n) => make("li", {}, all[n].querySelector(".cw-tree__text").textContent, " (",
      ...words.copy(all[n], ".cw-tree__cites"), ")"));
    return make("div", { class: "cw-outcome__" + name },
      make("p", { class: "cw-outcome__label" }, t("aid_" + name)), make("ul", {}, ...items));
  }

  /* Outcomes that are in question too are a step away; the others stand in the tree. */
  function compare(words, result, shown) {
    const links = words.tree(result.id).querySelectorAll(".cw-tree__compare a");
    if (!links.length) return null;
    const line = labelled(t("aid_compare"));
    links.forEach((link, index) => {
      const id = link.dataset.to;
      line.append(index ? "; " : "", make("a", { href: "#" + (shown.has(id) ? "result-" : "outcome-") + id }, link.textContent));
    });
    line.className = "cw-outcome__compare";
    return line;
  }

  /* The article, and what it is about: the words that the link itself shows only to a pointer. */
  function lawLine(words, id) {
    const line = make("p", { class: "cw-outcome__law" }, ...words.law(id));
    const link = line.querySelector("a");
    const about = link.dataset.preview || link.title;
    link.removeAttribute("title");
    delete link.dataset.preview;
    if (about) line.append(". ", about);
    return line;
  }

  function outcome(words, result, shown, open) {
    const note = words.tree(result.id).querySelector(".cw-tree__note");
    const stale = Array.from(words.tree(result.id).querySelectorAll(".cw-stale"));
    return make("details", { class: "cw-outcome", id: "result-" + result.id, "data-verdict": verdictState(result), open },
      make("summary", {}, make("h3", {}, words.title(result.id)),
        make("span", { class: "cw-outcome__verdict" }, sign(verdictState(result)), make("span", {}, verdict(result)))),
      make("div", { class: "cw-outcome__body" },
        lawLine(words, result.id),
          ...stale.map((notice) => notice.cloneNode(true)),
        note && note.cloneNode(true),
        make("ul", { class: "cw-els" }, ...result.elements.map((element) => elementItem(words, result.id, element))),
        lines(words, result.id, "raises", result.raises),
        lines(words, result.id, "limits", result.limits),
        compare(words, result, shown)));
  }

  const shortLine = (words, result) => make("li", { "data-verdict": verdictState(result) },
    make("a", { href: "#result-" + result.id }, sign(verdictState(result)),
      make("span", {}, make("b", {}, words.title(result.id)), " ", make("small", {}, verdict(result)))));

  Object.assign(aid, { Words, outcome, shortLine, sign, inOrder });
})();
