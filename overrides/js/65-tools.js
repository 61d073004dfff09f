/*
 * The row of tools under a page's title. Every tool needs scripts, so the page does not bring the row: it is made here, and
 * what the tools do is loaded with the first press. Here is also what must be there before: deep links to a paragraph, and
 * the answer to a page that wants to show this one beside itself.
 */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const { t, make } = Courseware;
  const PROTOCOL = "courseware-text/1";
  const PLACES = "p, li, tr";

  /* Every block of the text that a link can name: "anchor~3" is the third one under a heading. */
  function blocks(text) {
    const found = [];
    let anchor = "";
    let n = 0;
    for (const node of text.querySelectorAll("[id], " + PLACES)) {
      if (node.id) {
        anchor = node.id;
        n = 0;
      }
      if (node.matches(PLACES) && !node.id) {
        n += 1;
        found.push({ node, name: anchor + "~" + n });
      }
    }
    return found;
  }

  function goToBlock() {
    const name = decodeURIComponent(window.location.hash.slice(1));
    const text = document.querySelector(".cw-text");
    if (!name.includes("~") || !text) return;
    const block = blocks(text).find((each) => each.name === name);
    const node = block ? block.node : document.getElementById(name.split("~")[0]);
    if (!node) return;
    for (let around = node.parentElement; around; around = around.parentElement) {
      if (around.tagName === "DETAILS") around.open = true;
    }
    for (const old of Courseware.parts(".cw-target")) old.classList.remove("cw-target");
    node.classList.add("cw-target");
    node.scrollIntoView({ block: "center" });
  }

  function makeBar(title) {
    const tool = (name, label, traits) => make("button", { type: "button", "data-tool": name, ...traits }, label);
    const beside = Courseware.parts(".cw-languages a:not([aria-current])").map((other) =>
      tool("beside", t("tools_beside." + other.dataset.lang), { "aria-pressed": "false", "data-href": other.getAttribute("href") }));
    const list = make("div", { class: "cw-tools__list" },
      title.dataset.citation ? tool("cite", t("tools_cite")) : null,
      tool("link", t("tools_link")),
      ...beside,
      tool("print", t("tools_print")),
      tool("speak", t("tools_speak"), { "aria-pressed": "false", hidden: true }));
    const bar = make("div", { class: "cw-tools", role: "group", "aria-label": t("tools") },
      make("details", { class: "cw-tools__more" }, make("summary", {}, t("tools")), list),
      make("a", { href: "about:blank", "data-tool": "exit", rel: "noreferrer" }, t("tools_exit")),
      make("p", { class: "cw-tools__said", role: "status" }));
    title.after(bar);
    return bar;
  }

  function prepareTools() {
    const title = document.querySelector(".cw-wrap > .cw-title"); // a page of many texts has a title in each of them
    if (!title || !title.querySelector(".cw-state")) return;
    const bar = makeBar(title);
    let loading = null;
    bar.addEventListener("click", async (event) => {
      const pressed = event.target.closest("[data-tool]");
      if (!pressed) return;
      event.preventDefault();
      loading = loading || Courseware.loadScript(Courseware.files.tools);
      await loading;
      Courseware.tools[pressed.dataset.tool](pressed, bar);
    });
    const speak = bar.querySelector("[data-tool=speak]");
    const voices = window.speechSynthesis;
    if (!voices) return;
    // A page read by the voice of another language is worse than none.
    const look = () => {
      speak.hidden = !voices.getVoices().some((voice) => voice.lang.toLowerCase().split(/[-_]/)[0] === Courseware.lang);
    };
    look();
    if (voices.addEventListener) voices.addEventListener("voiceschanged", look);
  }

  /* Another page of the site shows this one in a hidden frame and asks for its text. */
  function answerForText() {
    if (window.parent === window) return;
    const text = document.querySelector(".cw-text");
    if (!text) return;
    const target = window.location.protocol === "file:" ? "*" : window.location.origin;
    const words = (selector) => (document.querySelector(selector) || { textContent: "" }).textContent;
    const message = { protocol: PROTOCOL, lang: text.lang || Courseware.lang, title: words("h1"), summary: words(".cw-summary"), html: text.innerHTML };
    window.parent.postMessage(message, target);
  }

  /* A phone's "add to home screen". Not on file://, where browsers refuse the file and say so on the console. */
  function offerHomeScreen() {
    const path = Courseware.files.manifest;
    if (path && window.location.protocol.startsWith("http")) {
      document.head.append(make("link", { rel: "manifest", href: Courseware.root + path }));
    }
  }

  Courseware.ready(prepareTools);
  Courseware.ready(answerForText);
  Courseware.ready(goToBlock);
  Courseware.ready(offerHomeScreen);
  window.addEventListener("hashchange", goToBlock);

  Object.assign(Courseware, { blocks, textProtocol: PROTOCOL });
})();
