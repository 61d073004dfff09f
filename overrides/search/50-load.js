/* The files of the search as they come, one set for each language that is asked. */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const languages = new Map(); // language -> { index, texts }

  const of = (lang) => {
    if (!languages.has(lang)) languages.set(lang, { index: null, texts: new Map(), whole: null });
    return languages.get(lang);
  };

  window.CoursewareSearch = {
    /* Every file of the search calls this with what it holds. */
    take(kind, lang, data) {
      const known = of(lang);
      if (kind === "first") known.index = known.index || Courseware.makeIndex(lang, data);
      else if (kind === "full") known.index.takeTexts(data);
      else data.texts.forEach((text, n) => known.texts.set(data.from + n, text));
    },
    index: (lang) => of(lang).index,
  };

  /* The words of the texts, after the titles. */
  function loadWhole(lang) {
    return Courseware.loadScript(of(lang).index.data.full).then(() => of(lang).index);
  }

  const fileOf = ({ data }, id) => data.starts.reduce((at, start, n) => (start <= id ? n : at), 0);

  /* The texts of these sections: several may stand in one file. */
  async function loadTexts(lang, ids) {
    const { index, texts } = of(lang);
    const files = new Set(ids.filter((id) => !texts.has(id)).map((id) => fileOf(index, id)));
    await Promise.all([...files].map((n) => Courseware.loadScript(index.data.texts[n])));
  }

  const textOf = (lang, id) => of(lang).texts.get(id);

  /* An answer from what is there now. With a phrase it holds only what is known to have it. */
  function ask(lang, query) {
    const { index, texts } = of(lang);
    const answer = Courseware.find(index, query);
    if (!answer.phrases.length) return answer;
    const has = (doc) => answer.phrases.every((phrase) => [doc.first ? doc.page.title : "", doc.first ? doc.page.summary : "",
      doc.heading, texts.get(doc.id) || ""].some((text) => Courseware.hasPhrase(text, phrase, index)));
    return { ...Courseware.find(index, query, has), waiting: answer.ids.filter((id) => !texts.has(id)) };
  }

  /* The best answer there is, whatever has to be loaded for it. */
  async function askWhole(lang, query) {
    await loadWhole(lang);
    const answer = ask(lang, query);
    if (!answer.waiting || !answer.waiting.length) return answer;
    await loadTexts(lang, answer.waiting);
    return ask(lang, query);
  }

  Object.assign(Courseware, { loadWhole, loadTexts, textOf, ask, askWhole });
})();
