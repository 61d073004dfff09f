/*
 * What is right, and how much of it. Pure functions over ids and kept answers.
 */
(function () {
  "use strict";

  const Courseware = window.Courseware;

  /* Judges the chosen choices of one question.
     state: none (nothing chosen), right, partly (something right is chosen, but too little or too
     much), wrong. hits are chosen and right, extras chosen and wrong, missing right but not chosen. */
  function judge(type, right, chosen) {
    const hits = chosen.filter((id) => right.includes(id));
    const extras = chosen.filter((id) => !right.includes(id));
    const missing = right.filter((id) => !chosen.includes(id));
    let state = "wrong";
    if (!chosen.length) state = "none";
    else if (!extras.length && !missing.length) state = "right";
    else if (type === "multiple" && hits.length) state = "partly";
    return { state, hits, extras, missing };
  }

  /* Counts the questions of a page or a module. repeat holds the ids last answered wrongly. */
  function score(ids, answers) {
    const known = ids.filter((id) => Object.prototype.hasOwnProperty.call(answers, id));
    const repeat = known.filter((id) => answers[id].r !== 1);
    return { all: ids.length, answered: known.length, right: known.length - repeat.length, repeat };
  }

  /* What a kept answer is worth on the page as it is today. Choices may have left the question
     since, or the law and with it the right choice may have changed: then it is to be repeated.
     A kept answer without choices is taken at its word. */
  function recall(type, right, choices, answer) {
    const kept = answer.c || [];
    const chosen = kept.filter((id) => choices.includes(id));
    if (!kept.length) return { state: answer.r ? "right" : "wrong", chosen };
    if (chosen.length < kept.length) return { state: "wrong", chosen };
    return { state: judge(type, right, chosen).state, chosen };
  }

  const words = (text) => (text || "").split(/\s+/).filter(Boolean);

  Object.assign(Courseware, { judge, score, recall, words });
})();
