/*
 * The search box in the header, with a short list of links under it, and the search page.
 * Without scripts the form leads to the search page, which says what to do instead.
 */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const { t, make } = Courseware;
  const IN_PANEL = 6;
  const IN_GROUP = 20;
  const PAUSE = 150;

  function marked(text, terms) {
    return Courseware.highlight(text, terms).map((piece) => (piece.mark ? make("mark", {}, piece.text) : piece.text));
  }

  function resultLink(result) {
    const name = result.section && result.section !== result.title ? result.title + " \u203a " + result.section : result.title;
    return make("a", { class: "cw-result-link", href: Courseware.root + result.url }, ...marked(name, result.terms));
  }

  function resultItem(result) {
    const text = result.text ? make("p", { class: "cw-snippet" }, ...marked(result.text, result.terms)) : null;
    return make("li", {}, resultLink(result), text);
  }

  /* Calls answer(query, results, error) after the reader has paused; only the last question counts,
     however late an earlier one is answered. The input event also hears pasted and dictated text. */
  function listen(input, answer) {
    let timer = 0;
    let last = 0;
    const ask = async () => {
      last += 1;
      const turn = last;
      const query = input.value.trim();
      if (!query) {
        answer("", [], null);
        return;
      }
      try {
        const results = await Courseware.search(query);
        if (turn === last) answer(query, results, null);
      } catch (error) {
        console.error(error);
        if (turn === last) answer(query, [], error);
      }
    };
    input.addEventListener("focus", () => Courseware.loadSearch().catch(() => {}), { once: true });
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    });
    return {
      ask,
      stop() {
        clearTimeout(timer);
        last += 1;
      },
    };
  }

  function message(results, error) {
    if (error) return t("search_failed");
    return results.length ? t("search_count", { n: results.length }) : t("search_none");
  }

  function enhanceBox(form) {
    const input = form.querySelector("input[type=search]");
    const count = make("p", { class: "cw-search__count", "aria-hidden": "true" });
    const list = make("ul", { class: "cw-search__list" });
    const panel = make("div", { class: "cw-search__panel", hidden: true }, count, list);
    // Outside the panel: what appears together with its region is not spoken.
    const status = make("p", { class: "cw-vh", role: "status" });
    form.append(status, panel);

    const close = () => {
      box.stop();
      panel.hidden = true;
      status.textContent = "";
    };

    const box = listen(input, (query, results, error) => {
      // The answer may come after the reader has gone on to something else.
      panel.hidden = !query || !form.contains(document.activeElement);
      count.textContent = message(results, error);
      status.textContent = panel.hidden ? "" : count.textContent;
      list.replaceChildren(...results.slice(0, IN_PANEL).map((result) => make("li", {},
        make("span", { class: "cw-kind" }, t("kind." + result.kind)), " ", resultLink(result))));
      if (results.length > IN_PANEL) {
        const address = form.action + "?" + new URLSearchParams({ q: query });
        list.append(make("li", {}, make("a", { class: "cw-search__all", href: address }, t("search_all"))));
      }
    });

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
  }

  function enhancePage(section) {
    const form = section.querySelector("form");
    const input = form.querySelector("input[type=search]");
    const status = make("p", { class: "cw-search__status" });
    const groups = make("div", { class: "cw-search__groups" });
    section.querySelector(".cw-results").replaceChildren(status);
    // Only the count is spoken: the results themselves are long, and the reader goes to them.
    section.querySelector(".cw-results").after(groups);

    const box = listen(input, (query, results, error) => {
      status.textContent = query ? message(results, error) : "";
      groups.replaceChildren(...Courseware.groupByKind(results).map(({ kind, results: found }) => {
        const more = found.length > IN_GROUP ? make("p", {}, t("search_first", { n: IN_GROUP, m: found.length })) : null;
        return make("section", { class: "cw-results__group", "data-kind": kind },
          make("h2", {}, t("kind." + kind)), make("ul", {}, ...found.slice(0, IN_GROUP).map(resultItem)), more);
      }));
      remember(query);
    });

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

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      status.textContent = t("search_loading");
      box.ask();
    });
    const asked = new URLSearchParams(window.location.search).get("q");
    if (asked) {
      input.value = asked;
      status.textContent = t("search_loading");
      box.ask();
    }
  }

  Courseware.ready(() => {
    Courseware.parts("form.cw-search").forEach(enhanceBox);
    Courseware.parts(".cw-search-page").forEach(enhancePage);
  });
})();
