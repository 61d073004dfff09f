/*
 * Escape closes the explanation of a term; it can be opened again once the word was left.
 */
(function () {
  "use strict";

  const CLOSED = "cw-termbox--closed";

  window.Courseware.ready(() => {
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      for (const box of document.querySelectorAll(".cw-termbox:hover, .cw-termbox:focus-within")) box.classList.add(CLOSED);
    });
    const open = (event) => {
      const box = event.target.closest && event.target.closest("." + CLOSED);
      if (box && !box.contains(event.relatedTarget)) box.classList.remove(CLOSED);
    };
    document.addEventListener("focusout", open);
    document.addEventListener("pointerout", open);
  });
})();
