/* The search box in the header, with a short list of links under it. */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const { t, make } = Courseware;
  const IN_PANEL = 6;
  const QUIET = 600;

  function marked(text, answer) {
    return Courseware.highlight(text, answer.isMark, answer.lang)
      .map((piece) => (piece.mark ? make("mark", {}, piece.text) : piece.text));
  }

  /* Where a result leads and what it is called. */
  function resultLink(result, answer) {
    const section = result.section && result.section !== result.title ? " \u203a " + result.section : "";
    const act = result.act ? make("span", { class: "cw-result-act" }, " \u00b7 ", ...marked(result.act, answer)) : null;
    return make("a", { class: "cw-result-link", href: Courseware.root + result.url }, ...marked(result.title + section, answer), act);
  }

  /* What the reader is told: how many, and what was done with the question. */
  function messages(answer, whole) {
    const told = [];
    if (answer.results.length) told.push(t("search_count", { n: answer.results.length }));
    else told.push(whole ? t("search_none") : t("search_more"));
    if (!answer.results.length) return told;
    for (const [typed, taken] of answer.slips) told.push(t("search_slip", { typed, taken }));
    if (answer.some) told.push(t("search_some"));
    return told;
  }

  /* Calls answer(query, found, whole) with every key, and again when more is known; what is typed later wins.
     The input event also hears pasted and dictated text. */
  function listen(input, show) {
    const lang = Courseware.lang;
    let last = 0;
    const fail = (error) => {
      console.error(error);
      show(input.value.trim(), null, true);
    };
    function answer() {
      last += 1;
      const turn = last;
      const query = input.value.trim();
      if (!query) {
        show("", null, true);
        return;
      }
      const found = Courseware.ask(lang, query);
      const { whole } = window.CoursewareSearch.index(lang);
      const complete = whole && !(found.waiting && found.waiting.length);
      show(query, found, complete);
      if (complete) return;
      Courseware.askWhole(lang, query).then((more) => {
        if (turn === last) show(query, more, true);
      }).catch((error) => {
        if (turn === last) fail(error);
      });
    }
    input.addEventListener("input", answer);
    Courseware.loadWhole(lang).catch(() => {}); // whoever asks is told
    return {
      answer,
      stop() {
        last += 1;
      },
    };
  }

  /* Says something once the reader has paused. */
  function announcer(status) {
    let timer = 0;
    return (text) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        status.textContent = text;
      }, QUIET);
    };
  }

  function searchBox(form) {
    const input = form.querySelector("input[type=search]");
    const count = make("p", { class: "cw-search__count", "aria-hidden": "true" });
    const list = make("ul", { class: "cw-search__list" });
    const panel = make("div", { class: "cw-search__panel", hidden: true }, count, list);
    // Outside the panel: what appears together with its region is not spoken.
    const status = make("p", { class: "cw-vh", role: "status" });
    const say = announcer(status);
    form.append(status, panel);

    const box = listen(input, (query, answer, whole) => {
      // The answer may come after the reader has gone on to something else.
      panel.hidden = !query || !form.contains(document.activeElement);
      const told = !query ? "" : answer ? messages(answer, whole).join(" ") : t("search_failed");
      count.textContent = told;
      say(panel.hidden ? "" : told);
      const results = answer ? answer.results : [];
      list.replaceChildren(...results.slice(0, IN_PANEL).map((result) => make("li", {},
        make("span", { class: "cw-kind" }, t("kind." + result.kind)), " ", resultLink(result, answer))));
      if (query && whole && answer && results.length !== 1) {
        const address = form.action + "?" + new URLSearchParams({ q: query });
        const name = results.length ? t("search_all") : t("search_page");
        list.append(make("li", {}, make("a", { class: "cw-search__all", href: address }, name)));
      }
    });

    const close = () => {
      box.stop();
      panel.hidden = true;
      say("");
    };

    form.addEventListener("keydown", (event) => {
      if (panel.hidden) return;
      const stops = [input, ...list.querySelectorAll("a")];
      const at = stops.indexOf(document.activeElement);
      if (event.key === "Escape") {
        event.preventDefault(); // the first Escape closes the list; the browser's own one then clears the box
        close();
        input.focus();
      } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && at >= 0) {
        const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
        event.preventDefault();
        if (next) next.focus();
      }
    });
    form.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!form.contains(event.target)) close();
    });
    form.addEventListener("submit", (event) => {
      if (!input.value.trim()) {
        event.preventDefault();
        input.focus();
      }
    });
    if (input.value.trim()) box.answer();
  }

  Object.assign(Courseware, { searchBox, listen, announcer, searchMessages: messages, resultLink, marked });
})();
