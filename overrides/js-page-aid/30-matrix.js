/*
 * The page for the case file: the ticked facts by number, and a row for each outcome in question.
 */
(function () {
  "use strict";

  const { make, t, aid } = window.Courseware;
  const MOST_GAPS = 6;

  function cell(words, outcome, element) {
    const numbers = (facts) => aid.inOrder(words, facts).map(words.number).join(", ");
    const said = {
      touched: () => numbers(element.facts),
      missing: () => t("aid_missing"),
      // Evidence of what need not be proved is still evidence: it may make the outcome graver.
      waived: () => t("aid_waived") + ": " + numbers(element.waivedBy) +
        (element.facts.length ? "; " + t("aid_facts_here") + ": " + numbers(element.facts) : ""),
    };
    return make("li", {}, aid.sign(element.state), make("span", {},
      make("b", {}, words.name(outcome, element.id)), " ", said[element.state]()));
  }

  function row(words, result) {
    const raises = words.tree(result.id).querySelectorAll(".cw-tree__raises > li");
    const law = result.raises.map((n) => raises[n].querySelector(".cw-tree__cites").textContent.trim());
    return make("tr", {},
      make("th", { scope: "row" }, words.title(result.id), make("small", {}, words.law(result.id).map((node) => node.textContent).join("").trim())),
      make("td", { class: "cw-matrix__elements" }, make("ul", {}, ...result.elements.map((element) => cell(words, result.id, element)))),
      make("td", {}, law.length ? [...new Set(law)].join("; ") : "—"));
  }

  /* What to look for next: the gaps of the outcomes that lack least, each once, as many as a page holds. */
  function gaps(words, results) {
    const found = new Map();
    for (const result of results) {
      for (const id of result.missing) {
        const text = words.copy(words.part(result.id, id), ".cw-tree__gap").map((node) => node.textContent).join("");
        if (!found.has(text) && found.size < MOST_GAPS) found.set(text, words.name(result.id, id));
      }
    }
    return [...found].map(([text, name]) => make("li", {}, make("b", {}, name + ": "), text));
  }

  function fillMatrix(root, words, ticked, results) {
    root.querySelector(".cw-matrix__facts").replaceChildren(...ticked.map((fact) =>
      make("li", {}, make("b", {}, words.number(fact) + "."), " ", words.text(fact))));
    root.querySelector(".cw-matrix tbody").replaceChildren(...(results.length
      ? results.map((result) => row(words, result))
      : [make("tr", {}, make("td", { colspan: "3" }, t("aid_status_none")))]));
    const open = gaps(words, results);
    root.querySelector(".cw-matrix__gaps").replaceChildren(...open);
    root.querySelector("#aid-matrix-gaps").hidden = !open.length;
    root.querySelector(".cw-aid__matrix").dataset.size = ticked.length + 3 * results.length > 40 ? "small" : "normal";
  }

  Object.assign(aid, { fillMatrix });
})();
