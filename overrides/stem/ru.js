/*
 * Russian: the algorithm of Snowball, and what it leaves open. Snowball looks at one form at a time, so the forms of
 * one noun may lose different endings (материал like a verb, материалу like a noun; девочка, девочек). Its results
 * are made equal here, and the abstract nouns on -ость stay words of their own.
 */
(function () {
  "use strict";

  const snowball = new window.RussianStemmer();

  /* Forms of another root, and short words that look like a form of another. */
  const FORMS = {
    "стать": "ста", "лет": "год", "месть": "месть", "мести": "месть", "местью": "месть", "дней": "дн", "день": "дн", "днем": "дн",
  };
  for (const form of ["люди", "людей", "людям", "людьми", "людях"]) FORMS[form] = "человек";
  for (const form of ["дети", "детей", "детям", "детьми", "детях"]) FORMS[form] = "ребенк";

  /* How such forms begin, folded: whoever looks a word up by its beginning must look there too. */
  const FAR = ["лю", "де", "ле"];

  /* [a whole word, its stem] */
  const WORDS = [
    [/^суд(ья|ьи|ье|ью|ей|ьей|ьею|ьям|ьями|ьях)$/, "судь"],
    [/^правил(о|а|у|ом|е|ам|ами|ах)?$/, "правил"],
    [/^(.{3,}ост)(ь|и|ью|ей|ям|ями|ях)$/, "$1ь"],
    [/^(.*пис)(ь|и|ью|ей|ям|ями|ях)$/, "$1ь"],
    [/^(памят|печат|кроват|четверт)(ь|и|ью|ей|ям|ями|ях)$/, "$1ь"],
    [/^(.{3,})(?:у[ею]т|ующ(?:ий|ая|ее|ие|его|ему|им|ем|ей|ую|их|ими))(?:ся)?$/, "$1ова"],
    [/^(на|за)(ем|йма|йму|ймом|йме|ймы|ймов|ймам|ймами|ймах)$/, "$1йм"],
  ];

  /* [the end of a stem, what becomes of it]: endings that only some forms lose, vowels that only some forms have. */
  const ENDS = [
    [/^(.{3,})мен$/, "$1м"],
    [/^(.{3,})(?:ем|им|ым|ом|ит|ыт)$/, "$1"],
    [/^(.{2,}[ая])[нл]$/, "$1"],
    [/^(.{3,})е$/, "$1"],
    [/^(.*[бвгджзклмнпрстфхцчшщ])ь?([бвгджзклмнпрстфхцчшщ])$/, "$1$2"],
    [/^(.{2,}[бвгджзклмнпрстфхцчшщ])ь?[ео]([бгклмнрц])$/, "$1$2"],
    [/^(.*[аеиоу])ец$/, "$1йц"],
    [/^осн$/, "основ"],
  ];

  function stem(word) {
    if (Object.prototype.hasOwnProperty.call(FORMS, word)) return FORMS[word];
    for (const [whole, to] of WORDS) {
      if (whole.test(word)) return word.replace(whole, to);
    }
    return ENDS.reduce((left, [end, to]) => left.replace(end, to), snowball.stemWord(word));
  }

  window.CoursewareStemmers = Object.assign(window.CoursewareStemmers || {}, { ru: { stem, far: FAR } });
})();
