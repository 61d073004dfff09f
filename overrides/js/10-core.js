/*
 * The files of this folder are joined in the order of their names into one classic script.
 * It must run as it is from a folder opened by double click: no modules, no fetch, no workers,
 * nothing newer than Chrome 109 and Firefox 115. Every file adds to window.Courseware.
 */
(function () {
  "use strict";

  const Courseware = (window.Courseware = window.Courseware || {});
  const page = document.documentElement;

  page.classList.remove("no-js");
  page.classList.add("js");

  Courseware.lang = page.dataset.lang || page.lang || "en";
  Courseware.root = page.dataset.root || "./";
  Courseware.site = page.dataset.site || "courseware";
  Courseware.files = window.CoursewareFiles || {}; // name -> path of what is loaded when it is asked for

  /* The build puts the words in front of this code; a page may also carry them itself. */
  function readTexts() {
    if (window.CoursewareStrings) return window.CoursewareStrings;
    const holder = document.getElementById("cw-strings");
    if (!holder) return {};
    try {
      return JSON.parse(holder.textContent);
    } catch (error) {
      // Readers then see the keys instead of sentences, but every control still works.
      console.error("cw-strings is not JSON", error);
      return {};
    }
  }

  let texts = null;
  const has = (object, name) => Object.prototype.hasOwnProperty.call(object, name);

  function pluralCategory(lang, n) {
    // Some browsers lack a language and then quietly count by the rules of the
    // browser's own language ("few", "many"), so they are asked first whether they know it.
    const rules = window.Intl && Intl.PluralRules;
    if (rules && rules.supportedLocalesOf([lang]).length) return new rules(lang).select(n);
    return n === 1 ? "one" : "other";
  }

  function fill(text, vars) {
    return text.replace(/\{(\w+)\}/g, (whole, name) => (has(vars, name) ? String(vars[name]) : whole));
  }

  /* The interface's words. A key with plural forms ("minutes.one", "minutes.other") is asked for
     by its stem and counted by {n}. An unknown key is printed itself, so that it is noticed. */
  function t(key, vars = {}) {
    texts = texts || readTexts();
    if (has(texts, key)) return fill(texts[key], vars);
    const form = key + "." + pluralCategory(Courseware.lang, Number(vars.n));
    if (has(texts, form)) return fill(texts[form], vars);
    if (has(texts, key + ".other")) return fill(texts[key + ".other"], vars);
    return key;
  }

  /* Makes an element. Text always goes in as text, never as markup. */
  function make(tag, traits = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(traits)) {
      if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }

  function button(className, label, onPress) {
    const element = make("button", { type: "button", class: className }, label);
    element.addEventListener("click", onPress);
    return element;
  }

  /* Runs a part of the page once all files are loaded and the page is read.
     One part that fails must not take the others with it. */
  function ready(start) {
    let started = false;
    const run = () => {
      if (started) return;
      started = true;
      try {
        start();
      } catch (error) {
        console.error(error);
      }
    };
    if (document.readyState === "complete") setTimeout(run, 0);
    else {
      document.addEventListener("DOMContentLoaded", run);
      window.addEventListener("load", run);
    }
  }

  /* Runs when the reader comes back with the browser's Back button to a page that was kept
     frozen: such a page heard nothing of what happened to the progress in the meantime. */
  function onReturn(act) {
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) act();
    });
  }

  /* Loads another script of this site, once. */
  function loadScript(path) {
    return new Promise((resolve, reject) => {
      const script = make("script", { src: Courseware.root + path });
      script.onload = resolve;
      script.onerror = () => reject(new Error("cannot load " + path));
      document.head.append(script);
    });
  }

  const parts = (selector) => Array.from(document.querySelectorAll(selector));

  Object.assign(Courseware, { t, fill, pluralCategory, make, button, ready, onReturn, loadScript, parts });
})();
