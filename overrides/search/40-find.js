/* Answers: which pages, in what order, and what to show of them. */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const { WORD, normal } = Courseware.searchWords;
  const SYNONYM = 0.6;
  const ARTICLE = 200;
  const WHOLE_TITLE = 12;

  /* The index tells every kind of page apart; readers need only these few. */
  const GROUPS = {
    law: ["article", "act", "law-index"],
    checklist: ["checklist", "checklist-index"],
    guidance: ["guidance", "guidance-index", "programme", "aid", "referral"],
    lesson: ["lesson", "module", "course", "course-index"],
    case: ["case", "case-index"],
    term: ["term", "glossary"],
  };
  const FAVOUR = { article: 1.25, checklist: 1.15, guidance: 1.1, lesson: 1.1, act: 1.05 };

  function groupOf(kind) {
    const group = Object.entries(GROUPS).find(([, kinds]) => kinds.includes(kind));
    return group ? group[0] : "page";
  }

  /* The documents that fit one place of the question: document -> { score, inText, weak }. */
  function fit(slot, index, marks, notes) {
    const hits = new Map();
    for (const { words, own } of slot.alternatives) {
      const each = words.map((word) => {
        const known = index.lookUp(word, own);
        if (known.how === "slip" && known.found.size) notes.push([word, [...known.found.keys()][0]]);
        return known;
      });
      if (each.some(({ found }) => !found.size)) continue;
      const docs = each.map(index.documents);
      const rare = docs.map((map) => Math.log(1 + index.docs.length / map.size));
      let any = false;
      for (const id of docs[0].keys()) {
        if (!docs.every((map) => map.has(id))) continue;
        const all = docs.map((map) => map.get(id));
        const score = all.reduce((sum, hit, n) => sum + hit.weight * rare[n], 0) * (own ? 1 : SYNONYM);
        const known = hits.get(id);
        any = true;
        if (!known || known.score < score) {
          hits.set(id, { score, inText: all.some((hit) => hit.inText), weak: all.every((hit) => hit.weak) });
        }
      }
      if (any) each.forEach(({ found }) => [...found.keys()].forEach((word) => marks.add(word)));
    }
    return hits;
  }

  /* The articles with this number, and whatever writes of it. */
  function fitArticle({ number }, index, marks) {
    const hits = new Map();
    for (const [id, hit] of index.documents(index.lookUp(number, false))) hits.set(id, { score: hit.weight, inText: hit.inText, weak: hit.weak });
    for (const doc of index.docs) {
      if (doc.number === number) hits.set(doc.id, { score: ARTICLE + 10 * Math.log(1 + doc.page.uses), inText: false, weak: false });
    }
    marks.add(number);
    return hits;
  }

  /* Joins the places of a question: all of them must be there, or, if that leaves nothing, some. */
  function join(maps, all) {
    const sums = new Map();
    for (const hits of maps) {
      for (const [id, hit] of hits) {
        const sum = sums.get(id) || { score: 0, inText: false, weak: true, n: 0 };
        sum.score += hit.score;
        sum.inText = sum.inText || hit.inText;
        sum.weak = sum.weak && hit.weak;
        sum.n += 1;
        sums.set(id, sum);
      }
    }
    return [...sums].filter(([, sum]) => !sum.weak && (!all || sum.n === maps.length));
  }

  const stemsOf = (text, index) => [...text.matchAll(WORD)].map((found) => index.stemOf(normal(found[0], index.lang))).join(" ");

  /* What a title may be to be the very thing that is asked: the words, or a synonym that stands for all of them. */
  function names(text, query, index) {
    const [slot, more] = query.slots;
    const synonyms = slot && !more && !query.article ? slot.alternatives.map(({ words }) => words.map(index.stemOf).join(" ")) : [];
    return [stemsOf(text, index), ...synonyms];
  }

  /* Whether one place of the question is the short name of this act, such as УК of УК КР. */
  function namesAct(slot, act, index) {
    if (!index.actNames.has(act)) index.actNames.set(act, act.slice(0, 2).map((name) => stemsOf(name, index).split(" ")));
    const own = index.actNames.get(act);
    return slot.alternatives.some(({ words }) => own.some((name) => words.every((word) => name.includes(index.stemOf(word)))));
  }

  /* Who asks for an article gets it, whatever else the question says, unless it names another act. */
  function addArticle(hits, query, index) {
    const { number } = query.article;
    if (hits.some(([id]) => index.docs[id].number === number)) return;
    const others = query.slots.filter((slot) => index.acts.some((act) => namesAct(slot, act, index)));
    for (const doc of index.docs) {
      const named = doc.number === number && others.every((slot) => namesAct(slot, doc.page.act, index));
      if (named) hits.push([doc.id, { score: ARTICLE + 10 * Math.log(1 + doc.page.uses), inText: false, weak: false, n: 1 }]);
    }
  }

  /* The name of an article stands behind its number: Article 166. Trafficking in persons */
  function nameOf(doc, index) {
    const { title } = doc.page;
    if (doc.name === undefined) doc.name = stemsOf(doc.number ? title.replace(/^[^.]*\.\s/, "") : title, index);
    return doc.name;
  }

  /* One result for each page: its best section. */
  function perPage(hits, index, asked, query) {
    const best = new Map();
    for (const [id, hit] of hits) {
      const doc = index.docs[id];
      const name = doc.first ? nameOf(doc, index) : "";
      const isAct = doc.first && doc.page.kind === "act" && query.slots.length === 1 && namesAct(query.slots[0], doc.page.act, index);
      const whole = isAct || (name && asked.includes(name)) ? WHOLE_TITLE : 0;
      const score = (hit.score + whole) * (FAVOUR[doc.page.kind] || 1) * (1 + hit.n);
      const known = best.get(doc.page.n);
      if (!known || known.score < score) best.set(doc.page.n, { doc, score, inText: hit.inText });
    }
    return [...best.values()].sort((one, other) => other.score - one.score || one.doc.id - other.doc.id);
  }

  function anchorOf(doc, query) {
    const { page } = doc;
    if (!query.article || doc.number !== query.article.number || !page.parts.length) return doc.anchor;
    const wanted = query.article.anchor;
    if (!wanted) return doc.anchor;
    const part = page.parts.includes(wanted) ? wanted : wanted.split("-")[0];
    return page.parts.includes(part) ? "part-" + part : doc.anchor;
  }

  /* keep(document): whether a document may be an answer at all; for phrases. */
  function find(index, text, keep = () => true) {
    const query = Courseware.parseQuery(text, index);
    const marks = new Set();
    const slips = [];
    const maps = query.slots.map((slot) => fit(slot, index, marks, slips));
    if (query.article) maps.unshift(fitArticle(query.article, index, marks));
    let hits = (maps.length ? join(maps, true) : []).filter(([id]) => keep(index.docs[id]));
    if (query.article && !query.phrases.length) addArticle(hits, query, index);
    const some = !hits.length && maps.length > 1 && !query.phrases.length;
    if (some) hits = join(maps, false);
    const results = perPage(hits, index, names(text, query, index), query).map(({ doc, score, inText }) => {
      const anchor = anchorOf(doc, query);
      return {
        url: doc.page.path + (anchor ? "#" + anchor : ""),
        kind: groupOf(doc.page.kind),
        title: doc.page.title,
        act: doc.page.act && (doc.page.number || doc.number) ? doc.page.act[0] : "",
        number: doc.number,
        section: doc.heading,
        summary: doc.page.summary,
        id: doc.id,
        inText: inText || doc.page.kind === "term",
        score,
      };
    });
    const stems = new Set([...marks].map((word) => index.stemOf(word)));
    const isMark = (word) => marks.has(word) || stems.has(index.stemOf(word));
    return { results, ids: hits.map(([id]) => id), some, slips, phrases: query.phrases, isMark, lang: index.lang };
  }

  /* Whether a text has the words of a phrase one after the other, in whatever form, and not in two cells of a table. */
  function hasPhrase(text, phrase, index) {
    const wanted = phrase.map((word) => index.stemOf(word));
    return text.split("·").some((cell) => {
      const stems = [...cell.matchAll(WORD)].map((found) => index.stemOf(normal(found[0], index.lang)));
      return stems.some((stem, at) => wanted.every((it, n) => stems[at + n] === it));
    });
  }

  /* Cuts a text into marked and unmarked pieces. */
  function highlight(text, isMark, lang) {
    const pieces = [];
    let from = 0;
    for (const found of text.matchAll(WORD)) {
      if (!isMark(normal(found[0], lang))) continue;
      if (found.index > from) pieces.push({ text: text.slice(from, found.index), mark: false });
      pieces.push({ text: found[0], mark: true });
      from = found.index + found[0].length;
    }
    if (from < text.length) pieces.push({ text: text.slice(from), mark: false });
    return pieces;
  }

  /* The stretch of a text around the first marked word, cut between words. */
  function excerpt(text, isMark, lang, length = 180) {
    if (text.length <= length) return text;
    let hit = 0;
    for (const found of text.matchAll(WORD)) {
      if (isMark(normal(found[0], lang))) {
        hit = found.index;
        break;
      }
    }
    let from = Math.max(0, Math.min(hit - Math.round(length / 3), text.length - length));
    let to = Math.min(text.length, from + length);
    if (from > 0) from = Math.min(hit, text.indexOf(" ", from) + 1 || from);
    if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), hit + 1);
    return (from > 0 ? "\u2026 " : "") + text.slice(from, to).replace(/^[\s·]+|[\s·]+$/g, "") + (to < text.length ? " \u2026" : "");
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

  Object.assign(Courseware, { find, hasPhrase, groupOf, highlight, excerpt, groupByKind });
})();
