/*
 * A very small test runner. Each test is a sentence and a function; when all have run,
 * window.SuiteResult is {passed: number, failed: [{name, message}]} and the page shows the same.
 */
(function () {
  "use strict";

  const tests = [];
  const show = (value) => (value === undefined ? "undefined" : JSON.stringify(value));

  // The order of fields in an object is no part of what it says.
  function ordered(value) {
    if (Array.isArray(value)) return value.map(ordered);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.keys(value).sort().map((name) => [name, ordered(value[name])]));
  }

  const suite = {
    test: (name, run) => tests.push({ name, run }),

    equal(actual, expected, what = "") {
      if (show(ordered(actual)) !== show(ordered(expected))) {
        throw new Error((what && what + ": ") + "got " + show(actual) + ", expected " + show(expected));
      }
    },

    async refuses(act, reason) {
      try {
        await act();
      } catch (error) {
        suite.equal(error.reason || error.name, reason);
        return;
      }
      throw new Error("was not refused");
    },

    async until(holds, what) {
      for (let i = 0; i < 200; i += 1) {
        if (holds()) return;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      throw new Error("waited in vain: " + what);
    },

    stage: () => document.getElementById("suite-stage"),
  };
  window.suite = suite;

  window.addEventListener("load", async () => {
    const result = { passed: 0, failed: [] };
    for (const { name, run } of tests) {
      try {
        await run();
        result.passed += 1;
      } catch (error) {
        result.failed.push({ name, message: String(error.message) });
      }
    }
    document.getElementById("suite-summary").textContent = result.passed + " passed, " + result.failed.length + " failed";
    for (const { name, message } of result.failed) {
      const line = document.createElement("li");
      line.textContent = name + " \u2014 " + message;
      document.getElementById("suite-failed").append(line);
    }
    window.SuiteResult = result;
  });
})();
