/* What somebody asks: an article by its number, words with their synonyms, phrases in quotes. */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const { WORD, normal, looked, worth } = Courseware.searchWords;
  const QUOTED = /[«„“"]([^«»„“”"]+)[»”“"]/g;

  /* Lists of words that stand in the interface's strings, such as "ст статья статьи". */
  const listed = (key, lang) => new Set(Courseware.t(key).split(" ").map((word) => Courseware.stem(word, lang)));

  function tokens(text, lang) {
    return [...text.matchAll(WORD)].map((found) => ({
      word: normal(found[0], lang),
      from: found.index,
      to: found.index + found[0].length,
      digits: /^\p{N}+$/u.test(found[0]),
    }));
  }

  /* The figures of a question, each with the label that tells what it counts: ст. 166, 166-берене, ч. 2.
     In some languages the label follows; then a hyphen or the ending of the word joins it. */
  function figures(text, list, lang) {
    const kinds = ["article", "part", "point"].map((kind) => [kind, listed("search_words_" + kind, lang)]);
    const kindOf = (token) => (token && !token.digits ? (kinds.find(([, words]) => words.has(Courseware.stem(token.word, lang))) || [""])[0] : "");
    const used = new Set();
    const found = [];
    list.forEach((token, n) => {
      if (!token.digits) return;
      const next = list[n + 1];
      const before = list[n - 1];
      const joined = next && !next.digits && /^[-\u2010-\u2013]?$/.test(text.slice(token.to, next.from));
      const labels = joined ? [next, before] : [before, next];
      const label = labels.find((it) => kindOf(it) && !used.has(it));
      if (label) used.add(label);
      // An ending that is written on the number itself: 166нын, 166-га.
      else if (joined && next.word.length < 5) used.add(next);
      const dotted = before && before.digits && /^[.\-(]$/.test(text.slice(before.to, token.from));
      found.push({ token, kind: label ? kindOf(label) : dotted ? "dotted" : "", label: label || null });
    });
    return { found, used };
  }

  /* The article that is asked for, if the language has one with this number. */
  function article(text, list, index) {
    const { found, used } = figures(text, list, index.lang);
    const of = (kind) => found.find((figure) => figure.kind === kind);
    const plain = found.find((figure) => figure.kind === "" && index.numbers.has(figure.token.word));
    const main = of("article") || plain;
    if (!main) return null;
    const dotted = found.filter((figure) => figure.kind === "dotted");
    let number = main.token.word;
    const joined = dotted.length ? ["-", "."].map((mark) => number + mark + dotted[0].token.word) : [];
    const whole = joined.find((it) => index.numbers.has(it));
    if (whole) {
      number = whole;
      dotted.shift();
    }
    if (!index.numbers.has(number)) return null;
    const [part, point] = [of("part") || dotted[0], of("point") || dotted[1]];
    const gone = new Set([...used, ...[main, part, point, ...found.filter((f) => f.kind === "dotted")].filter(Boolean).map((f) => f.token)]);
    const anchor = [part, point].filter(Boolean).map((figure) => figure.token.word).join("-");
    return { number, anchor, rest: list.filter((token) => !gone.has(token)) };
  }

  /* Groups of synonyms as lists of stems: [[["адам", "сат"], ["адам", "сат"]], …]. */
  function synonyms(index) {
    if (!index.synonyms) {
      index.synonyms = index.data.synonyms.map((group) => group.map((phrase) => {
        const words = tokens(phrase, index.lang).map((token) => token.word).filter(worth);
        return { words, stems: words.map(index.stemOf) };
      }));
    }
    return index.synonyms;
  }

  /* Words, each with what may stand for it. alternatives: [{ words, own }], own for the ones that were typed. */
  function slots(words, index) {
    const stems = words.map((word) => {
      const cyrillic = looked(word);
      return { stem: index.stemOf(word), looks: /[a-z]/.test(cyrillic) ? "" : index.stemOf(cyrillic) };
    });
    const made = [];
    for (let at = 0; at < words.length;) {
      let longest = 1;
      let group = null;
      for (const candidate of synonyms(index)) {
        for (const { stems: phrase } of candidate) {
          const here = phrase.length >= longest && (phrase.length > longest || !group)
            && phrase.every((stem, n) => stems[at + n] && (stems[at + n].stem === stem || stems[at + n].looks === stem));
          if (here) {
            longest = phrase.length;
            group = candidate;
          }
        }
      }
      const own = words.slice(at, at + longest);
      const typed = own.join(" ");
      const others = (group || []).filter((phrase) => phrase.words.join(" ") !== typed);
      made.push({ alternatives: [{ words: own, own: true }, ...others.map((phrase) => ({ words: phrase.words, own: false }))] });
      at += longest;
    }
    return made;
  }

  function parse(text, index) {
    const phrases = [...text.matchAll(QUOTED)].map((found) => tokens(found[1], index.lang).map((token) => token.word).filter(worth))
      .filter((words) => words.length > 1);
    const list = tokens(text, index.lang);
    const asked = article(text, list, index);
    const words = (asked ? asked.rest : list).map((token) => token.word).filter(worth);
    return { article: asked, slots: slots([...new Set(words)], index), phrases };
  }

  Object.assign(Courseware, { parseQuery: parse });
})();
