/*
 * A light stemmer of Kyrgyz: endings of nouns (number, owner, case, -дагы, -лык) and of the verb forms that
 * stand for nouns (-уу, -ган, -ып). It works on folded letters (н о у for ң ө ү), so that a word typed without
 * the three letters is cut where the right one is; what is left keeps the letters it was given.
 * Endings are taken off until none is left; a root that looks as if it had an ending is listed.
 */
(function () {
  "use strict";

  const VOWEL = "аеёиоуыэюя";
  const FOLD = { "ң": "н", "ө": "о", "ү": "у" };
  const fold = (word) => word.replace(/[ңөү]/g, (letter) => FOLD[letter]);

  /* The sounds that an ending takes on: A wide, Y narrow vowel; D, L, G, B after the last consonant. */
  const SOUNDS = { A: "[аео]", Y: "[ыиу]", D: "[дт]", L: "[лдт]", G: "[гк]", B: "[бп]" };

  /* [ending, letters that must be left, what must stand before it, what becomes of what is left] */
  const V = "[" + VOWEL + "]$";
  const C = "[^" + VOWEL + "]$";
  const NARROW = "[ыиу]$";
  const ENDINGS = [
    ["нDAгY", 3, NARROW], ["DAгY", 3, ""],
    ["BAGAнYн?", 3, "", "verb"], ["BAGAн", 3, "", "verb"], ["GAнYн?", 3, "", "verb"], ["GAн", 3, "", "verb"],
    ["нYн", 2, V], ["DYн", 2, C], ["DAн", 2, ""], ["нAн", 3, NARROW],
    ["нDA", 3, NARROW], ["DA", 3, ""], ["GA", 3, ""], ["нA", 3, NARROW],
    ["нY", 3, V], ["DY", 3, C],
    ["LAр", 3, ""], ["нAр", 4, NARROW], ["[бн]Yз", 3, V],
    ["LYк", 3, ""],
    ["сY", 3, V], ["Yм", 3, C], ["м", 4, "[аеоя]$"],
    ["юу", 2, "", "glide"], ["юп", 2, "", "glide"], ["уу", 2, C, "verb"], ["оо", 2, C, "wide"],
    ["Yп", 2, C, "verb"], ["п", 4, "[аео]$", "verb"], ["BAй", 3, "", "verb"], ["BAйт", 3, "", "verb"], ["йт", 3, "[аео]$", "verb"],
    ["дY", 4, "[аео]$", "verb"],
    ["н", 3, V], ["Y", 3, C],
  ].map(([ending, least, before, then]) => ({
    ending: new RegExp(ending.replace(/[AYDLGB]/g, (sound) => SOUNDS[sound]) + "$"),
    least,
    before: new RegExp(before),
    then,
  }));

  /* The few endings that a word with this last letter may have: asking all of them takes five times as long. */
  const BY_LAST = {};
  for (const letter of "абгдежзийклмнопрстуыюя") {
    BY_LAST[letter] = ENDINGS.filter(({ ending }) => {
      const last = ending.source.slice(0, -1).match(/((\[[^\]]*\]|.)(\[[^\]]*\]|.)\?|(\[[^\]]*\]|.))$/)[0];
      return last.includes(letter);
    });
  }

  /* Roots that look as if they had an ending, in folded letters, and forms that no rule makes. */
  const ROOTS = new Set((
    "орган план орун моюн мурун эрин карын ийин конул суу тоо доо жоо буу куноо жооп топ мектеп китеп себеп " +
    "талап жаны кары сары тери олко орто эрте арта пайда убада майдан келин алтын жакын кийин ата эне бала аялуу " +
    "зомбулук тилке карта кардар учун каранды жыйынтык жыйынды арга улго жери бири ички закон кадам адам билим " +
    "болум олум кийим кылым жарым чечим чыгым окум толом токтом мыйзам жардам курам ишеним уюм агым айрым журум " +
    "кирим салым тузум сезим келишим басым бутум пункт факт акт август объект субъект контракт проект " +
    "конфликт аффект текст тест арест юрист турист протест адвокат"
  ).split(" "));
  const FORMS = {
    "балдар": "бала", "орд": "орун", "мойн": "моюн", "мурд": "мурун", "эрд": "эрин", "кард": "карын", "ийн": "ийин",
    "конл": "көңүл",
  };

  /* Wide vowels follow the last vowel of the word: а after а ы у, е after е и, о (ө) after о у (ө ү). */
  const AFTER = { "а": "аыуяюё", "е": "еэи", "о": "оуюё", "ы": "аыя", "и": "еэи", "у": "оуюё" };
  const lastVowel = (text) => (text.match(/[аеёиоуыэюя](?=[^аеёиоуыэюя]*$)/) || [""])[0];

  function fits(rest, ending) {
    const stem = lastVowel(rest);
    const first = (ending.match(/[аеоыиу]/) || [""])[0];
    return !stem || !first || AFTER[first].includes(stem);
  }

  /* Enough is left: so many letters, or a short root as эл, иш, ал, or an abbreviation without a vowel. */
  function enough(rest, least) {
    if (!lastVowel(rest)) return rest.length > 1;
    return rest.length >= Math.max(3, least) || /^[аеиоуэы][^аеёиоуыэюяь]$/.test(rest);
  }

  /* The first consonant of an ending is voiceless after a voiceless one and voiced after all others; borrowed words
     that are written with б в г д at the end go both ways. */
  function joins(rest, ending) {
    const before = rest.slice(-1);
    if ("бвгд".includes(before)) return true;
    const hard = "кптсшчщхфц".includes(before);
    return "тк".includes(ending[0]) ? hard : "дг".includes(ending[0]) ? !hard : true;
  }

  /* к and п become г and б before a vowel; a borrowed word loses its soft sign there. */
  const soften = (word) => word.replace(/ь$/, "").replace(/г$/, "к").replace(/б$/, "п");

  /* What one ending leaves of a word, or null. */
  function cut(word, folded, rule) {
    const found = folded.match(rule.ending);
    if (!found) return null;
    const rest = folded.slice(0, found.index);
    const spelled = !lastVowel(rest); // an abbreviation: its letters are spoken, so its endings follow no rule
    if (spelled ? rule.then : !rule.before.test(rest)) return null;
    if (rule.then === "glide") return lastVowel(rest) && VOWEL.includes(rest.slice(-1)) ? word.slice(0, found.index) + "й" : null;
    if (!enough(rest, rule.least) || (!rule.then && !fits(rest, found[0]))) return null;
    if (!spelled && !joins(rest, found[0])) return null;
    let left = word.slice(0, found.index);
    if (rule.then === "wide") left += "а";
    else if (rule.then === "verb") left = left.replace(/[еоө]$/, "а").replace(/([^аеёиоуүыэюяө])[ыиуү]$/, "$1");
    return soften(left);
  }

  /* Every way to take one ending off, the longest first. */
  function cuts(word) {
    const folded = fold(word);
    const ways = [];
    for (const rule of BY_LAST[folded.slice(-1)] || []) {
      const left = cut(word, folded, rule);
      if (left !== null) ways.push({ left, verb: Boolean(rule.then) });
    }
    return ways;
  }

  /* The longest listed root that a word leads to, if any. */
  function rootOf(word, ways) {
    const folded = fold(word);
    if (Object.prototype.hasOwnProperty.call(FORMS, folded)) return FORMS[folded];
    if (ROOTS.has(folded)) return word;
    const roots = ways.filter(({ verb }) => !verb).map(({ left }) => rootOf(left, cuts(left)));
    return roots.reduce((best, root) => (root.length > best.length ? root : best), "");
  }

  function stem(word) {
    let left = soften(word);
    let ways = cuts(left);
    const root = rootOf(left, ways);
    if (root) return root;
    while (ways.length) {
      left = ways[0].left;
      if (ways[0].verb) break; // a verb's own endings of voice stay: what sells and what is sold are two words
      ways = cuts(left);
    }
    return left;
  }

  window.CoursewareStemmers = Object.assign(window.CoursewareStemmers || {}, { ky: { stem, fold } });
})();
