/*
 * Two languages side by side, section by section. The other page is opened in a hidden frame and sends
 * its text, because a page from a folder may read no other file. Its text is shown, and nothing in it acts.
 */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const { make } = Courseware;
  const NAMES = ["id", "for", "name", "aria-labelledby", "aria-describedby"];
  const HEADINGS = "h2, h3";

  function ask(address) {
    return new Promise((resolve, reject) => {
      const frame = make("iframe", { src: address, tabindex: "-1", "aria-hidden": "true", hidden: true });
      const local = window.location.protocol === "file:";
      function hear(event) {
        const message = event.data;
        if (event.source !== frame.contentWindow || !message || message.protocol !== Courseware.textProtocol) return;
        if (!local && event.origin !== window.location.origin) return;
        end();
        resolve(message);
      }
      const late = setTimeout(() => {
        end();
        reject(new Error("no answer from " + address));
      }, 20000);
      function end() {
        clearTimeout(late);
        window.removeEventListener("message", hear);
        setTimeout(() => frame.remove(), 0);
      }
      window.addEventListener("message", hear);
      document.body.append(frame);
    });
  }

  /* The other page's text as a still picture: names of its own, links that lead from that page, nothing that can be pressed. */
  function still(message, address) {
    const text = new DOMParser().parseFromString("<div>" + message.html + "</div>", "text/html").body.firstChild;
    for (const node of text.querySelectorAll("script, iframe, style")) node.remove();
    for (const node of text.querySelectorAll("*")) {
      for (const { name, value } of [...node.attributes]) {
        if (name.startsWith("on") || (name.startsWith("data-") && name !== "data-label")) node.removeAttribute(name);
        else if (NAMES.includes(name)) node.setAttribute(name, "beside--" + value);
        else if (name === "href") node.setAttribute(name, value.startsWith("#") ? "#beside--" + value.slice(1) : new URL(value, address).href);
      }
      if (node.matches("input, button, select, textarea")) node.disabled = true;
    }
    return document.adoptNode(text);
  }

  /* The nodes of a text, cut before every heading: [anchor, nodes]. */
  function cut(text) {
    const parts = [["", []]];
    for (const node of [...text.childNodes]) {
      if (node.nodeType === 1 && node.matches(HEADINGS)) parts.push([node.id.replace(/^beside--/, ""), []]);
      parts[parts.length - 1][1].push(node);
    }
    return parts;
  }

  function show(text, there, lang) {
    const theirs = new Map(cut(there));
    for (const [anchor, nodes] of cut(text)) {
      const others = theirs.get(anchor) || [];
      const here = make("div", { class: "cw-beside__here" }, ...nodes);
      if (!here.textContent.trim() && !others.length) continue;
      text.append(make("div", { class: "cw-beside__row" }, here, make("div", { class: "cw-beside__there", lang }, ...others)));
    }
    document.body.classList.add("cw-beside");
  }

  function hide(text) {
    for (const row of [...text.querySelectorAll(":scope > .cw-beside__row")]) row.replaceWith(...row.firstChild.childNodes);
    document.body.classList.remove("cw-beside");
  }

  Courseware.tools.beside = async (pressed, bar) => {
    const text = document.querySelector(".cw-text");
    const on = pressed.getAttribute("aria-pressed") === "true";
    hide(text);
    for (const other of bar.querySelectorAll("[data-tool=beside]")) other.setAttribute("aria-pressed", "false");
    if (on) return;
    pressed.setAttribute("aria-pressed", "true");
    const address = new URL(pressed.dataset.href, window.location.href).href;
    try {
      const message = await ask(address);
      if (pressed.getAttribute("aria-pressed") !== "true") return;
      show(text, still(message, address), message.lang);
      Courseware.sayTool(bar, Courseware.t("tools_beside_done"));
    } catch (error) {
      pressed.setAttribute("aria-pressed", "false");
      Courseware.sayTool(bar, Courseware.t("tools_beside_failed"));
    }
  };
})();
