/*
 * The page around the content: light and dark, the languages, the menu.
 */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const { t, make, button } = Courseware;
  const page = document.documentElement;
  const THEMES = ["auto", "light", "dark"];
  const THEME_KEY = "cw:theme";
  const LANG_KEY = "cw:lang";
  const OFFER_KEY = "cw:offer";

  /* A setting is also written to this page's own localStorage. On file:// the shared store answers
     only after the page is painted, and a dark page that flashes white hurts at night. */
  function ownCopy(key) {
    try {
      const item = Courseware.cleanItem(key, JSON.parse(window.localStorage.getItem(key)));
      return item ? item.v : null;
    } catch (error) {
      return null;
    }
  }

  async function setting(key) {
    try {
      const item = await (await Courseware.store()).get(key);
      return item ? item.v : null;
    } catch (error) {
      return null;
    }
  }

  /* Settings are no work of the reader's: if they cannot be kept, nothing needs to be said. */
  async function keepSetting(key, word) {
    try {
      const store = await Courseware.store();
      const item = Courseware.nextSetting(await store.get(key), word, Date.now());
      await store.set(key, item);
      if (store.kind === "frame") window.localStorage.setItem(key, JSON.stringify(item));
    } catch (error) {
      // Then it holds for this page only.
    }
  }

  function showTheme(word) {
    const theme = THEMES.includes(word) ? word : "auto";
    if (theme === "auto") page.removeAttribute("data-theme");
    else page.dataset.theme = theme;
    for (const toggle of Courseware.parts("button.cw-theme")) {
      (toggle.querySelector(".cw-theme__label") || toggle).textContent = t("theme_" + theme);
      toggle.dataset.shows = theme; // not data-theme, or the button itself would turn dark
      toggle.hidden = false;
    }
    return theme;
  }

  // At once, before the rest of the page is prepared.
  let theme = showTheme(ownCopy(THEME_KEY));

  function prepareTheme() {
    theme = showTheme(theme);
    for (const toggle of Courseware.parts("button.cw-theme")) {
      toggle.addEventListener("click", () => {
        theme = showTheme(THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]);
        keepSetting(THEME_KEY, theme);
      });
    }
    Courseware.store().then(async (store) => {
      const before = theme;
      const word = await setting(THEME_KEY);
      if (word && theme === before) theme = showTheme(word);
      store.subscribe((key, item, own) => {
        if (key === THEME_KEY && item && !own) theme = showTheme(item.v);
      });
    });
  }

  /* The site's language that the reader's browser asks for first, if it is another than this one. */
  function wantedLanguage(wishes, here, there) {
    const known = wishes.map((wish) => wish.toLowerCase().split("-")[0]);
    const first = known.find((lang) => lang === here || there.includes(lang));
    return first && first !== here ? first : null;
  }

  function offer(lang, href) {
    const main = document.querySelector("main") || document.body;
    const box = make("div", { class: "cw-lang-offer", lang },
      make("p", {}, t("lang_offer." + lang)),
      make("a", { href, hreflang: lang, "data-lang": lang }, t("lang_offer_go." + lang)),
      button("cw-lang-offer__close", t("lang_offer_no." + lang), () => {
        box.remove();
        page.classList.remove("cw-offered");
        // The focus would be lost together with the button.
        const heading = main.querySelector("h1") || main;
        heading.setAttribute("tabindex", "-1");
        heading.focus();
      }));
    main.prepend(box);
    page.classList.add("cw-offered"); // so that nothing that has the focus lies under it
  }

  async function prepareLanguages() {
    const links = Courseware.parts("a[data-lang]");
    const there = links.map((link) => link.dataset.lang);
    document.addEventListener("click", (event) => {
      const link = event.target.closest && event.target.closest("a[data-lang]");
      if (link) keepSetting(LANG_KEY, link.dataset.lang);
    });
    const wanted = wantedLanguage(navigator.languages || [], Courseware.lang, there);
    if (!wanted) return;
    const store = await Courseware.store();
    // What cannot be remembered would be asked again on every page.
    if (store.kind === "memory") return;
    if ((await setting(LANG_KEY)) || (await setting(OFFER_KEY))) return;
    offer(wanted, links.find((link) => link.dataset.lang === wanted).getAttribute("href"));
    keepSetting(OFFER_KEY, wanted);
  }

  /* The menu is a details block, open to everybody; scripts only let Escape close it. */
  function prepareMenu() {
    for (const menu of Courseware.parts("details.cw-menu")) {
      menu.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !menu.open) return;
        menu.open = false;
        menu.querySelector("summary").focus();
      });
    }
    for (const opener of Courseware.parts("button.cw-menu-button[aria-controls]")) {
      const menu = document.getElementById(opener.getAttribute("aria-controls"));
      if (!menu) continue;
      const set = (open) => {
        opener.setAttribute("aria-expanded", String(open));
        menu.dataset.open = String(open);
      };
      opener.hidden = false;
      set(false);
      opener.addEventListener("click", () => set(opener.getAttribute("aria-expanded") !== "true"));
      document.addEventListener("keydown", (event) => {
        const inside = menu.contains(document.activeElement) || opener === document.activeElement;
        if (event.key !== "Escape" || !inside || opener.getAttribute("aria-expanded") !== "true") return;
        set(false);
        opener.focus();
      });
    }
  }

  Courseware.ready(prepareTheme);
  Courseware.ready(prepareLanguages);
  Courseware.ready(prepareMenu);

  Object.assign(Courseware, { wantedLanguage, setting, keepSetting });
})();
