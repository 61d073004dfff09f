/* Stems of the words on standard input, one a line: node tests/search/stem.js ky < words.txt */
"use strict";

const fs = require("fs");
const path = require("path");
const vm = require("vm");

const overrides = path.join(__dirname, "..", "..", "overrides");
const lang = process.argv[2];
const list = fs.readFileSync(path.join(overrides, "stem", "languages.yml"), "utf8");
const line = list.split("\n").find((text) => text.startsWith(lang + ":"));
if (!line) throw new Error("no stemmer for " + lang);
const world = vm.createContext({});
world.window = world;
world.Courseware = { lang };
const files = line.slice(line.indexOf("[") + 1, line.indexOf("]")).split(",").map((name) => name.trim());
for (const file of [...files, "search/10-words.js"]) vm.runInContext(fs.readFileSync(path.join(overrides, file), "utf8"), world);
for (const word of fs.readFileSync(0, "utf8").trim().split("\n")) console.log(world.Courseware.stem(word, lang));
