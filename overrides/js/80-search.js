/*
 * Search without a server: this part waits. The search itself, its stemmer and its index are scripts of this site that
 * are loaded when somebody begins to search, because a page opened from a folder may not fetch anything.
 * Without scripts the form leads to the search page, which says what to do instead.
 */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const { t, make } = Courseware;
  const loading = new Map();

  Courseware.loadScript = function (path) {
    if (loading.has(path)) return loading.get(path);
    const coming = new Promise((resolve, reject) => {
      const script = make("script", { src: Courseware.root + path });
      script.onload = resolve;
      script.onerror = () => {
        loading.delete(path); // the next try may succeed
        script.remove();
        reject(new Error("cannot load " + path));
      };
      document.head.append(script);
    });
    loading.set(path, coming);
    return coming;
  };

  /* The search of a language, ready to answer from titles. */
  Courseware.loadSearch = async function (lang = Courseware.lang) {
    await Courseware.loadScript("assets/search-" + lang + ".js");
    return window.CoursewareSearch.index(lang);
  };

  /* The results for a question, whatever has to be loaded for them. */
  Courseware.search = async function (query, lang = Courseware.lang) {
    await Courseware.loadSearch(lang);
    return (await Courseware.askWhole(lang, query)).results;
  };

  /* What a reader types before the search is there waits in the field. */
  function wait(place, input, begin) {
    const note = make("p", { class: "cw-search__wait", role: place.getAttribute("aria-live") ? null : "status" });
    let state = "";
    async function start() {
      if (state) return;
      state = "loading";
      try {
        await Courseware.loadSearch();
        note.remove();
        begin();
      } catch (error) {
        state = "";
        console.error(error);
        note.textContent = t("search_failed");
      }
    }
    place.append(note);
    input.addEventListener("focus", start);
    input.addEventListener("input", () => {
      start();
      if (note.isConnected && state) note.textContent = input.value.trim() ? t("search_loading") : "";
    });
    return start;
  }

  Courseware.ready(() => {
    for (const form of Courseware.parts("form.cw-search")) {
      wait(form, form.querySelector("input"), () => Courseware.searchBox(form));
    }
    for (const section of Courseware.parts(".cw-search-page")) {
      const input = section.querySelector("input");
      const start = wait(section.querySelector(".cw-results"), input, () => Courseware.searchPage(section));
      const asked = new URLSearchParams(window.location.search).get("q");
      if (asked) {
        input.value = asked;
        start();
      }
      section.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    }
  });
})();
