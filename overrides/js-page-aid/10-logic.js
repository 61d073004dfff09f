/*
 * What ticked facts touch. Pure functions over the bare table that the page carries; the same rules
 * as src/courseware/aid.py, and a test holds the two against each other.
 */
(function () {
  "use strict";

  const Courseware = window.Courseware;

  function holds(when, ticked) {
    const some = !when.any.length || when.any.some((fact) => ticked.has(fact));
    return some && when.all.every((fact) => ticked.has(fact)) && !when.none.some((fact) => ticked.has(fact));
  }

  /* The facts that speak for an element, each once, in their order. */
  const own = (when) => [...new Set([...when.all, ...when.any])];

  function opens(outcome, ticked) {
    const fed = (element) => own(element).some((fact) => ticked.has(fact));
    const waived = (element) => element.unless.some((fact) => ticked.has(fact));
    if (!outcome.opens.length) return outcome.elements.some(fed);
    return outcome.elements
      .filter((element) => outcome.opens.includes(element.id))
      .every((element) => fed(element) || waived(element));
  }

  function judgeElement(element, ticked) {
    const here = (facts) => facts.filter((fact) => ticked.has(fact));
    const waivedBy = here(element.unless);
    let state = "missing";
    if (waivedBy.length) state = "waived";
    else if (holds(element, ticked)) state = "touched";
    return { id: element.id, state, facts: here(own(element)), against: here(element.none), waivedBy };
  }

  function judgeOutcome(outcome, ticked) {
    const elements = outcome.elements.map((element) => judgeElement(element, ticked));
    const needed = (line) => outcome.elements.filter((element) => (line.needs || []).includes(element.id));
    const applies = (line) => holds(line, ticked) && needed(line).every((element) => holds(element, ticked));
    const applying = (lines) => lines.map((line, n) => (applies(line) ? n : -1)).filter((n) => n >= 0);
    return {
      id: outcome.id,
      elements,
      raises: applying(outcome.raises),
      limits: applying(outcome.limits),
      missing: elements.filter((element) => element.state === "missing").map((element) => element.id),
    };
  }

  /* The outcomes in question, those with the fewest missing elements first, otherwise in the order of the table. */
  function evaluate(table, facts) {
    const ticked = new Set(facts);
    return table.outcomes
      .filter((outcome) => opens(outcome, ticked))
      .map((outcome) => judgeOutcome(outcome, ticked))
      .sort((one, other) => one.missing.length - other.missing.length);
  }

  /* The facts that an address names after #f=, those that the table knows; null if it names none at all. */
  function factsOfHash(table, hash) {
    if (!hash.startsWith("#f=")) return null;
    const named = hash.slice(3).split(",");
    return table.facts.filter((fact) => named.includes(fact));
  }

  const hashOfFacts = (facts) => (facts.length ? "#f=" + facts.join(",") : "");

  Courseware.aid = { evaluate, factsOfHash, hashOfFacts };
})();
