/*
 * What the built site asks of a browser, held against the oldest ones that it promises to work in:
 *   node oldest.js FOLDER
 * Prints one line of JSON: {files, rules, faults: [{file, what}]}. Used by test_oldest.py.
 */
"use strict";

const fs = require("fs");
const path = require("path");
const acorn = require("acorn");
const walk = require("acorn-walk");
const postcss = require("postcss");
const DoIUse = require("doiuse/lib/DoIUse.js").default;

const BROWSERS = ["chrome 109", "firefox 115"];
const LANGUAGE = 2022; // of ECMAScript; both browsers know all of it
// Methods and globals that came after them.
const NEWER = new Set(["toSorted", "toReversed", "toSpliced", "withResolvers", "groupBy", "fromAsync", "isWellFormed", "toWellFormed",
  "showPopover", "hidePopover", "togglePopover", "startViewTransition", "isSubsetOf", "isSupersetOf", "symmetricDifference",
  "isDisjointFrom", "setHTMLUnsafe", "parseHTMLUnsafe", "checkVisibility", "escapeHTML", "scheduler", "navigation", "Highlight",
  "CloseWatcher", "getHTML", "moveBefore", "requestClose", "URLPattern", "throwIfAborted", "registerProperty"]);

function files(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    return entry.isDirectory() ? files(name) : [name];
  });
}

function scriptFaults(text) {
  const found = [];
  let tree;
  try {
    tree = acorn.parse(text, { ecmaVersion: LANGUAGE, sourceType: "script" });
  } catch (error) {
    return ["script: " + error.message];
  }
  walk.simple(tree, {
    MemberExpression(node) {
      const name = node.computed ? node.property.value : node.property.name;
      if (NEWER.has(name)) found.push("script: " + name);
    },
    NewExpression(node) {
      if (NEWER.has(node.callee.name)) found.push("script: " + node.callee.name);
    },
  });
  return found;
}

async function styleFaults(text, name) {
  const found = new Set();
  let rules = 0;
  const used = ({ feature, message }) => found.add("style: " + feature + (/only partially/.test(message) ? " (partly)" : ""));
  const result = await postcss([new DoIUse({ browsers: BROWSERS, onFeatureUsage: used })]).process(text, { from: name });
  result.root.walkRules((rule) => {
    rules += 1;
    if (rule.parent.type === "rule") found.add("style: nesting");
  });
  result.root.walkAtRules((rule) => {
    if (["starting-style", "scope", "position-try", "view-transition"].includes(rule.name)) found.add("style: @" + rule.name);
  });
  result.root.walkDecls((declaration) => {
    if (/\b(light-dark|color-mix|anchor|sibling-index)\(/.test(declaration.value)) found.add("style: " + declaration.value);
  });
  return { rules, found: [...found] };
}

async function main(folder) {
  const faults = [];
  const inline = new Map();
  let rules = 0;
  let count = 0;
  for (const name of files(folder)) {
    const short = path.relative(folder, name);
    const end = path.extname(name);
    if (![".js", ".css", ".html"].includes(end)) continue;
    const text = fs.readFileSync(name, "utf8");
    count += 1;
    if (end === ".js") for (const what of scriptFaults(text)) faults.push({ file: short, what });
    if (end === ".css") inline.set(text, short);
    if (end === ".html") {
      for (const [, style] of text.matchAll(/<style[^>]*>([^]*?)<\/style>/g)) inline.set(style, short);
      for (const [, script] of text.matchAll(/<script(?![^>]*\bsrc=)(?![^>]*json)[^>]*>([^]*?)<\/script>/g)) {
        for (const what of scriptFaults(script)) faults.push({ file: short, what });
      }
    }
  }
  for (const [style, file] of inline) {
    const answer = await styleFaults(style, file);
    rules += answer.rules;
    for (const what of answer.found) faults.push({ file, what });
  }
  console.log(JSON.stringify({ files: count, rules, faults }));
}

main(process.argv[2]);
