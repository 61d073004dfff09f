/*
 * What is known of one language: titles and headings from the start, the words of the texts once they have come.
 * Words are looked up as they were typed; their stems are found here, for the words that begin alike, when somebody asks.
 */
(function () {
  "use strict";

  const { WORD, normal, looked, fold, stemmer, worth } = window.Courseware.searchWords;
  const WEIGHT = { title: 10, heading: 6, act: 4, other: 5, summary: 3, text: 1, page: 0.5 };
  const LEVEL = { same: 1, stem: 0.9, folded: 0.8, start: 0.5, slip: 0.3 };
  const STRETCH = 8; // milliseconds
  const REMEMBERED = 200;
  const MORE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
  const LAST = "abcdefghijklmnopqrstuvwxyz6789+-";

  /* The sections of the first file's pages, as things with names. */
  function readDocs(data) {
    const docs = [];
    data.pages.forEach(([path, kind, title, summary, entries, ...rest], n) => {
      const law = typeof rest[0] === "number";
      const page = {
        n, path, kind, title, summary, act: law ? data.acts[rest[0]] : null, number: law ? rest[1] : "",
        uses: law ? rest[2] : 0, parts: law && rest[3] ? rest[3].split(" ") : [], other: (law ? rest[4] : rest[0]) || "",
      };
      entries.forEach(([anchor, heading, number], at) => {
        docs.push({ id: docs.length, page, anchor, heading, number: number || (at ? "" : page.number), first: !at });
      });
    });
    return docs;
  }

  function makeIndex(lang, data) {
    const docs = readDocs(data);
    const words = new Map(); // word -> { own: [document, weight, …], where: digits of the texts that have it }
    const stems = new Map();
    const folds = new Map();
    const asked = new Map(); // what was looked up: the words before the one that is being typed are asked for at every key
    let buckets = null;

    function entry(word) {
      let known = words.get(word);
      if (!known) words.set(word, (known = { own: [], where: "", docs: null }));
      return known;
    }

    function note(text, doc, weight) {
      for (const [found] of text.matchAll(WORD)) {
        const word = normal(found, lang);
        if (worth(word)) entry(word).own.push(doc.id, weight);
      }
    }

    for (const doc of docs) {
      const { page } = doc;
      if (doc.first) {
        note(page.title, doc, WEIGHT.title);
        note(page.summary, doc, WEIGHT.summary);
        note(page.other, doc, WEIGHT.other);
      } else {
        note(page.title, doc, WEIGHT.page);
      }
      note(doc.heading, doc, WEIGHT.heading);
      if (page.act && (doc.first || doc.number)) page.act.forEach((name) => note(name, doc, WEIGHT.act));
    }

    /* The words of the texts. */
    function takeTexts({ words: list, where }) {
      const places = where.split(",");
      let before = "";
      list.match(/[A-Z][^A-Z]*/g).forEach((part, n) => {
        before = before.slice(0, part.charCodeAt(0) - 65) + part.slice(1);
        entry(before).where = places[n];
      });
      buckets = null;
      asked.clear();
      index.whole = true;
      warm([...words.keys()], 0);
    }

    /* Finds the stems of all words in short stretches, so that no key has to wait for them. */
    function warm(list, from) {
      const end = performance.now() + STRETCH;
      let at = from;
      while (at < list.length && performance.now() < end) {
        foldOf(stemOf(list[at]));
        at += 1;
      }
      if (at < list.length) setTimeout(() => warm(list, at), 0);
      else bucket("");
    }

    function textDocs(known) {
      if (known.docs) return known.docs;
      known.docs = [];
      let at = 0;
      let step = 0;
      for (const digit of known.where) {
        const more = MORE.indexOf(digit);
        if (more >= 0) step = step * 32 + more;
        else {
          at += step * 32 + LAST.indexOf(digit);
          known.docs.push(at);
          step = 0;
        }
      }
      return known.docs;
    }

    function stemOf(word) {
      let stem = stems.get(word);
      if (stem === undefined) stems.set(word, (stem = stemmer(lang).stem(word)));
      return stem;
    }

    function foldOf(word) {
      let folded = folds.get(word);
      if (folded === undefined) folds.set(word, (folded = fold(word, lang)));
      return folded;
    }

    const START = 2;

    /* The words that begin with the same two letters, folded. */
    function bucket(start) {
      if (!buckets) {
        buckets = new Map();
        for (const word of words.keys()) {
          const key = foldOf(word).slice(0, START);
          if (!buckets.has(key)) buckets.set(key, []);
          buckets.get(key).push(word);
        }
      }
      return buckets.get(start) || [];
    }

    /* Known words that are the same word as this one, each with its level: 1 for the very letters. */
    function same(word) {
      const folded = foldOf(word);
      const stem = stemOf(word);
      const stemFolded = foldOf(stem);
      const starts = new Set([folded.slice(0, START), stemFolded.slice(0, START), ...(stemmer(lang).far || [])]);
      const found = new Map();
      for (const other of [...starts].flatMap(bucket)) {
        if (other === word) found.set(other, LEVEL.same);
        else if (/\d/.test(word)) continue;
        else if (stemOf(other) === stem) found.set(other, LEVEL.stem);
        else if (foldOf(other) === folded || foldOf(stemOf(other)) === stemFolded) found.set(other, LEVEL.folded);
      }
      return found;
    }

    function begun(word) {
      const folded = foldOf(word);
      // Two letters begin half of the words there are: then those of titles and headings will do.
      const fits = folded.length > START ? (other) => foldOf(other).startsWith(folded) : (other) => words.get(other).own.length;
      return new Map(bucket(folded.slice(0, START)).filter(fits).map((other) => [other, LEVEL.start]));
    }

    /* One letter more, less, other, or two changed places: in the word, or in its stem. */
    function slipped(word) {
      const folded = foldOf(word);
      const stem = foldOf(stemOf(word));
      const found = new Map();
      for (const other of words.keys()) {
        if (Math.abs(other.length - word.length) > 6) continue;
        const otherFolded = foldOf(other);
        const fits = near(folded, otherFolded) || (stem.length > 4 && otherFolded[0] === stem[0] && near(stem, foldOf(stemOf(other))));
        if (fits && !/\d/.test(other)) found.set(other, LEVEL.slip);
      }
      return found;
    }

    /* Known words for a typed one; how: "" for the word itself, "start" while it is typed, "slip" where it is mistyped.
       Only what the reader typed may be unfinished or mistyped. */
    function lookUp(word, typed) {
      const key = (typed ? "+" : "-") + word;
      if (asked.size >= REMEMBERED) asked.clear();
      if (!asked.has(key)) asked.set(key, lookUpAnew(word, typed));
      return asked.get(key);
    }

    function lookUpAnew(word, typed) {
      let found = same(word);
      if (found.size || !typed || /\d/.test(word)) return { found, how: "" };
      if (/^[a-z]+$/.test(word)) {
        const cyrillic = looked(word);
        if (!/[a-z]/.test(cyrillic)) found = same(cyrillic);
        if (found.size) return { found, how: "" };
      }
      found = begun(word);
      if (found.size) return { found, how: "start" };
      if (word.length > 4 && index.whole) found = slipped(word);
      return { found, how: "slip" };
    }

    /* Documents that have one of the known words, of those that were looked up: document -> { weight, inText, weak }. */
    function documents(answer) {
      if (!answer.docs) answer.docs = documentsOf(answer.found);
      return answer.docs;
    }

    function documentsOf(found) {
      const hits = new Map();
      const add = (id, weight, inText, page) => {
        const hit = hits.get(id) || { weight: 0, inText: false, weak: true };
        hit.weight = Math.max(hit.weight, weight);
        hit.inText = hit.inText || inText;
        hit.weak = hit.weak && page;
        hits.set(id, hit);
      };
      for (const [word, level] of found) {
        const known = words.get(word);
        for (let at = 0; at < known.own.length; at += 2) {
          add(known.own[at], known.own[at + 1] * level, false, known.own[at + 1] === WEIGHT.page);
        }
        if (known.where) textDocs(known).forEach((id) => add(id, WEIGHT.text * level, true, false));
      }
      return hits;
    }

    const numbers = new Set(docs.map((doc) => doc.number).filter(Boolean));
    const index = { lang, data, acts: data.acts, actNames: new Map(), docs, numbers, whole: false, takeTexts, lookUp, documents, stemOf };
    return index;
  }

  /* Whether two words are one slip apart: what they begin and end with alike leaves one letter, or two in each other's place. */
  function near(one, other) {
    const shorter = Math.min(one.length, other.length);
    const longer = Math.max(one.length, other.length);
    if (longer - shorter > 1) return false;
    let from = 0;
    while (from < shorter && one[from] === other[from]) from += 1;
    let end = 0;
    while (end < shorter - from && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
    const left = longer - from - end;
    return left < 2 || (left === 2 && shorter === longer && one[from] === other[from + 1] && one[from + 1] === other[from]);
  }

  Object.assign(window.Courseware, { makeIndex, near });
})();
