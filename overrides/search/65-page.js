/* The search page: results by kind with a piece of their text, and the other languages. */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const { t, make } = Courseware;
  const IN_GROUP = 20;

  /* A result with the piece of its text around the words; until the text has come, its summary. */
  function resultItem(result, answer) {
    const snippet = make("p", { class: "cw-snippet" });
    const write = () => {
      const whole = result.inText ? Courseware.textOf(answer.lang, result.id) : "";
      const text = whole ? Courseware.excerpt(whole, answer.isMark, answer.lang) : result.summary;
      snippet.replaceChildren(...Courseware.marked(text, answer));
      snippet.hidden = !text;
    };
    write();
    return { item: make("li", {}, Courseware.resultLink(result, answer), snippet), write, result };
  }

  /* What helps where nothing was found: another way to ask, and the shelves of the menu. */
  function help() {
    const shelves = [...document.querySelectorAll(".cw-menubar a")].map((link) => make("li", {}, make("a", { href: link.href }, link.textContent.trim())));
    return make("section", { class: "cw-search__help" }, make("p", {}, t("search_help")), make("ul", {}, ...shelves));
  }

  /* How much there is in the other languages, each with its own search page. Their indexes are loaded for this:
     from a folder at once, over a line only if the reader asks or has found nothing. */
  function others(place, query, found) {
    const links = [...document.querySelectorAll(".cw-languages a[data-lang]")].filter((link) => link.dataset.lang !== Courseware.lang);
    place.replaceChildren();
    if (!links.length) return;
    const count = async () => {
      place.replaceChildren(make("p", {}, t("search_loading")));
      try {
        const items = await Promise.all(links.map(async (link) => {
          const lang = link.dataset.lang;
          const { length } = await Courseware.search(query, lang);
          const name = (link.querySelector("abbr") || link).title || link.textContent.trim();
          const address = link.href.split(/[?#]/)[0] + "?" + new URLSearchParams({ q: query });
          const label = make("span", { lang }, name);
          return make("li", {}, length ? make("a", { href: address, hreflang: lang }, label, ": " + t("search_count", { n: length }))
            : make("span", {}, label, ": " + t("search_none")));
        }));
        if (place.dataset.query === query) place.replaceChildren(make("h2", {}, t("search_others_title")), make("ul", {}, ...items));
      } catch (error) {
        console.error(error);
        place.replaceChildren(make("p", {}, t("search_failed")));
      }
    };
    place.dataset.query = query;
    if (!found || window.location.protocol === "file:") count();
    else place.append(Courseware.button("cw-search__others-button", t("search_others"), count));
  }

  /* So that Back from a result leads to the same question. */
  function remember(query) {
    try {
      const address = new URL(window.location.href);
      if (query) address.searchParams.set("q", query);
      else address.searchParams.delete("q");
      window.history.replaceState(null, "", address);
    } catch (error) {
      // Not every browser allows this on file://; the search itself goes on.
    }
  }

  function searchPage(section) {
    const form = section.querySelector("form");
    const input = form.querySelector("input[type=search]");
    const status = make("p", { class: "cw-vh" });
    const shown = make("p", { class: "cw-search__status", "aria-hidden": "true" });
    const groups = make("div", { class: "cw-search__groups" });
    const elsewhere = make("div", { class: "cw-search__others" });
    const say = Courseware.announcer(status);
    let turn = 0;
    let pause = 0;
    // Only the count is spoken: the results themselves are long, and the reader goes to them.
    section.querySelector(".cw-results").replaceChildren(status);
    section.querySelector(".cw-results").after(shown, groups, elsewhere);

    function show(query, answer, whole) {
      turn += 1;
      const now = turn;
      clearTimeout(pause);
      const told = !query ? "" : answer ? Courseware.searchMessages(answer, whole).join(" ") : t("search_failed");
      shown.textContent = told;
      say(told);
      remember(query);
      const items = [];
      const results = answer ? answer.results : [];
      groups.replaceChildren(...Courseware.groupByKind(results).map(({ kind, results: found }) => {
        const own = found.slice(0, IN_GROUP).map((result) => resultItem(result, answer));
        items.push(...own);
        const more = found.length > IN_GROUP ? make("p", {}, t("search_first", { n: IN_GROUP, m: found.length })) : null;
        return make("section", { class: "cw-results__group", "data-kind": kind },
          make("h2", {}, t("kind." + kind)), make("ul", {}, ...own.map(({ item }) => item)), more);
      }));
      elsewhere.replaceChildren();
      if (!query || !answer || !whole) return;
      if (!results.length) groups.replaceChildren(help());
      // Texts and other languages wait until the reader has paused.
      pause = setTimeout(() => {
        const wanted = items.filter(({ result }) => result.inText).map(({ result }) => result.id);
        Courseware.loadTexts(answer.lang, wanted).then(() => {
          if (now === turn) items.forEach(({ write }) => write());
        }).catch((error) => console.error(error)).then(() => {
          // Last, so that what stands below no longer moves.
          if (now === turn) others(elsewhere, query, results.length);
        });
      }, 300);
    }

    const box = Courseware.listen(input, show);
    form.addEventListener("submit", box.answer);
    // The list is walked with the arrow keys too.
    section.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      const stops = [input, ...groups.querySelectorAll("a")];
      const at = stops.indexOf(document.activeElement);
      const next = at < 0 ? null : stops[at + (event.key === "ArrowDown" ? 1 : -1)];
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
    if (input.value.trim()) box.answer();
  }

  Object.assign(Courseware, { searchPage });
})();
