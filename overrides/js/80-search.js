/*
 * Search without a server. The index and the engine are scripts of this site, because a page
 * opened from a folder may not fetch anything; they are loaded only when somebody begins to search.
 */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const URL_AT = 0;
  const KIND_AT = 1;
  const FIELDS = { title: 2, section: 3, text: 4 };
  // The same words for the index, the query and the marks. A soft hyphen stands inside a word.
  const WORD = /[\p{L}\p{M}\p{N}\u00ad]+/gu;

  /* The one door for stemmers: the index and the query both go through it. Text pasted from a PDF
     often has its letters in pieces, stress marks and soft hyphens; that is put right first. */
  Courseware.stem = function (term, lang) {
    const plain = term.normalize("NFC").replace(/[\u00ad\u0301]/g, "");
    return plain.toLocaleLowerCase(lang).replace(/\u0451/g, "\u0435");
  };

  /* A single letter is no word to look for; a single digit may be a part of an article. */
  function termOf(word) {
    const term = Courseware.stem(word, Courseware.lang);
    return term.length > 1 || /\d/.test(term) ? term : null;
  }

  function loadScript(path) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = Courseware.root + path;
      script.onload = resolve;
      script.onerror = () => reject(new Error("cannot load " + path));
      document.head.append(script);
    });
  }

  function buildIndex(docs) {
    const index = new window.MiniSearch({
      fields: Object.keys(FIELDS),
      tokenize: (text) => text.match(WORD) || [],
      processTerm: termOf,
      extractField: (entry, field) => (field === "id" ? entry.id : entry.doc[FIELDS[field]] || ""),
      searchOptions: {
        boost: { title: 3, section: 2 },
        prefix: (term) => term.length > 1,
        // A slip in a word is forgiven; in a number it would turn article 166 into 167.
        fuzzy: (term) => (/\d/.test(term) || term.length < 4 ? false : 0.2),
      },
    });
    index.addAll(docs.map((doc, id) => ({ id, doc })));
    return { index, docs };
  }

  let loading = null;

  function loadSearch() {
    loading = loading || (async () => {
      if (!window.MiniSearch) await loadScript("assets/minisearch.js");
      if (!window.CoursewareIndex) await loadScript("assets/search-" + Courseware.lang + ".js");
      return buildIndex(window.CoursewareIndex.docs);
    })();
    loading.catch(() => {
      loading = null; // the next try may succeed
    });
    return loading;
  }

  /* Cuts a text into marked and unmarked pieces. terms are words as the index knows them. */
  function highlight(text, terms) {
    const wanted = new Set(terms);
    const pieces = [];
    let from = 0;
    for (const found of text.matchAll(WORD)) {
      if (!wanted.has(termOf(found[0]))) continue;
      if (found.index > from) pieces.push({ text: text.slice(from, found.index), mark: false });
      pieces.push({ text: found[0], mark: true });
      from = found.index + found[0].length;
    }
    if (from < text.length) pieces.push({ text: text.slice(from), mark: false });
    return pieces;
  }

  /* The stretch of a text around the first word that was looked for, cut between words. */
  function excerpt(text, terms, length = 180) {
    const wanted = new Set(terms);
    if (text.length <= length) return text;
    let hit = 0;
    for (const found of text.matchAll(WORD)) {
      if (wanted.has(termOf(found[0]))) {
        hit = found.index;
        break;
      }
    }
    let from = Math.max(0, Math.min(hit - Math.round(length / 3), text.length - length));
    let to = Math.min(text.length, from + length);
    if (from > 0) from = Math.min(hit, text.indexOf(" ", from) + 1 || from);
    if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), hit + 1);
    return (from > 0 ? "\u2026 " : "") + text.slice(from, to).trim() + (to < text.length ? " \u2026" : "");
  }

  /* Finds pages. Every word must be there; only if that finds nothing, some of them will do. */
  function find({ index, docs }, query) {
    let found = index.search(query, { combineWith: "AND" });
    if (!found.length) found = index.search(query, { combineWith: "OR" });
    return found.map(({ id, terms }) => {
      const doc = docs[id];
      const [title, section, text] = [doc[FIELDS.title], doc[FIELDS.section] || "", doc[FIELDS.text] || ""];
      return { url: doc[URL_AT], kind: groupOf(doc[KIND_AT]), title, section, text: excerpt(text, terms), terms };
    });
  }

  /* The index tells every kind of page apart; readers need only these few. */
  const GROUPS = {
    law: ["law", "act", "article", "law-index"],
    checklist: ["checklist", "checklist-index"],
    lesson: ["lesson", "module", "course", "course-index"],
    term: ["term", "glossary"],
  };

  function groupOf(kind) {
    const group = Object.entries(GROUPS).find(([, kinds]) => kinds.includes(kind));
    return group ? group[0] : "page";
  }

  /* The kinds in the order of their best result. */
  function groupByKind(results) {
    const groups = new Map();
    for (const result of results) {
      if (!groups.has(result.kind)) groups.set(result.kind, []);
      groups.get(result.kind).push(result);
    }
    return [...groups].map(([kind, list]) => ({ kind, results: list }));
  }

  async function search(query) {
    return find(await loadSearch(), query);
  }

  Object.assign(Courseware, { loadSearch, buildIndex, find, search, groupOf, highlight, excerpt, groupByKind });
})();
