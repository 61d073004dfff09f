/* Reading aloud, block by block, what is seen (no closed explanations of terms); abbreviations are spoken as the words they stand for. */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const SPOKEN = "h2, h3, h4, p, li, th, td";
  const SILENT = ".cw-answer:not([open]) *, .cw-trainer:not([open]) *, [hidden] *, .cw-vh";
  let reading = null;

  /* "ст.=статья;ч.=часть" -> [["ст.", "статья"], …] */
  const pairs = (text) => text.split(";").map((pair) => pair.split("=")).filter((pair) => pair.length === 2);

  function spoken(text, abbreviations) {
    let words = " " + text.replace(/\s+/g, " ") + " ";
    for (const [short, long] of abbreviations) {
      const sign = short.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      words = words.replace(new RegExp("([\\s(«\"])" + sign + "(?=[\\s).,;:»\"])", "g"), "$1" + long);
    }
    return words.trim();
  }

  function stop(pressed) {
    reading = null;
    window.speechSynthesis.cancel();
    for (const old of Courseware.parts(".cw-spoken")) old.classList.remove("cw-spoken");
    pressed.setAttribute("aria-pressed", "false");
  }

  Courseware.tools.speak = (pressed) => {
    if (reading) {
      stop(pressed);
      return;
    }
    const voice = window.speechSynthesis.getVoices().find((each) => each.lang.toLowerCase().split(/[-_]/)[0] === Courseware.lang);
    const text = document.querySelector(".cw-text");
    const nodes = [...text.querySelectorAll(SPOKEN)].filter((node) =>
      !node.matches(SILENT) && !node.querySelector(SPOKEN) && node.textContent.trim());
    const mine = (reading = {});
    pressed.setAttribute("aria-pressed", "true");
    function next() {
      for (const old of Courseware.parts(".cw-spoken")) old.classList.remove("cw-spoken");
      if (reading !== mine) return;
      const node = nodes.shift();
      if (!node) {
        stop(pressed);
        return;
      }
      node.classList.add("cw-spoken");
      node.scrollIntoView({ block: "nearest" });
      const said = new SpeechSynthesisUtterance(spoken(node.innerText, pairs(Courseware.t("tools_speak_words"))));
      said.lang = voice.lang;
      said.voice = voice;
      said.onend = next;
      said.onerror = () => stop(pressed);
      window.speechSynthesis.speak(said);
    }
    next();
  };
  window.addEventListener("pagehide", () => window.speechSynthesis.cancel());

  Object.assign(Courseware, { spoken, spokenPairs: pairs });
})();
