/* English: the algorithm of Snowball (Porter's second). */
(function () {
  "use strict";

  const snowball = new window.EnglishStemmer();
  const stem = (word) => snowball.stemWord(word);

  window.CoursewareStemmers = Object.assign(window.CoursewareStemmers || {}, { en: { stem } });
})();
