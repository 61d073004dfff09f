/* Words: how they are cut out of a text, written in one way, and brought to their stems. */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  // A soft hyphen or a stress mark stands inside a word. Letters and digits part: 166нын, ст166.
  const WORD = /[\p{L}\p{M}\u00ad]+|\p{N}+/gu;
  const LATIN = "aceopxykmhbt";
  const CYRILLIC = "асеорхукмнвт";
  const LOOK = new Map([...LATIN].map((letter, n) => [letter, CYRILLIC[n]]));

  /* Latin letters that look like Cyrillic ones, such as the c of "cт. 166". */
  const looked = (word) => word.replace(/[a-z]/g, (letter) => LOOK.get(letter) || letter);

  /* Text pasted from a PDF often has its letters in pieces, stress marks and soft hyphens. */
  function normal(word, lang) {
    const plain = word.normalize("NFC").replace(/[\u00ad\u0301]/g, "").toLocaleLowerCase(lang).replace(/\u0451/g, "\u0435");
    return /[a-z]/.test(plain) && /[\u0400-\u04ff]/.test(plain) ? looked(plain) : plain;
  }

  const stemmer = (lang) => (window.CoursewareStemmers || {})[lang] || { stem: (word) => word };

  /* Letters that a keyboard may lack, replaced by those that are typed instead. */
  function fold(word, lang) {
    const own = stemmer(lang).fold;
    return own ? own(word) : word;
  }

  /* The one door for stemmers. */
  Courseware.stem = (word, lang) => stemmer(lang).stem(normal(word, lang));

  /* A single letter is no word to look for; a single digit may be a part of an article. */
  const worth = (word) => word.length > 1 || /\d/.test(word);

  Courseware.searchWords = { WORD, normal, looked, fold, stemmer, worth };
})();
