/* Copying a citation or a link, printing, leaving. */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const tools = (Courseware.tools = Courseware.tools || {});

  function say(bar, text) {
    const place = bar.querySelector("[role=status]");
    place.textContent = "";
    // A sentence that is there already is not spoken again.
    setTimeout(() => { place.textContent = text; }, 50);
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (error) {
      // From a folder, or where the clipboard is closed to scripts, the old way often works.
      const box = Courseware.make("textarea", { class: "cw-vh", "aria-hidden": "true", tabindex: "-1" });
      box.value = text;
      document.body.append(box);
      box.select();
      const done = document.execCommand("copy");
      box.remove();
      return done;
    }
  }

  /* Where the reader is: the selected words, the place that the address names, or the last thing above the middle of the window. */
  function selected() {
    const selection = window.getSelection();
    const text = document.querySelector(".cw-text");
    if (!selection || selection.isCollapsed || !text || !text.contains(selection.anchorNode)) return null;
    const node = selection.anchorNode;
    return node.nodeType === 1 ? node : node.parentElement;
  }

  async function give(bar, text) {
    say(bar, (await copy(text)) ? Courseware.t("tools_copied") + " " + text : Courseware.t("tools_not_copied") + " " + text);
  }

  tools.cite = (pressed, bar) => {
    const place = selected() || document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    const named = place && place.closest("[data-cite]");
    const { citation, edition } = document.querySelector(".cw-title").dataset;
    give(bar, (named ? named.dataset.cite : citation) + (edition ? Courseware.t("tools_edition", { date: edition }) : ""));
  };

  function placeName() {
    const text = document.querySelector(".cw-text");
    const node = selected();
    if (node) {
      const block = Courseware.blocks(text).reverse().find((each) => each.node.contains(node));
      const own = node.closest("[id]");
      if (block && !(own && block.node.contains(own))) return block.name;
      if (own && text.contains(own)) return own.id;
    }
    const above = [...text.querySelectorAll("[id]")].filter((each) => {
      const box = each.getBoundingClientRect();
      return box.height > 0 && box.top < window.innerHeight / 3;
    });
    return above.length ? above[above.length - 1].id : "";
  }

  tools.link = (pressed, bar) => {
    const name = placeName();
    give(bar, window.location.href.split("#")[0] + (name ? "#" + name : ""));
  };

  tools.print = () => window.print();

  /* The page goes away and is not the one that "Back" leads to. What the browser keeps of earlier pages it keeps. */
  tools.exit = () => window.location.replace("about:blank");

  Object.assign(Courseware, { sayTool: say });
})();
