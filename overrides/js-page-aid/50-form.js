/*
 * The form at work: ticks in, result out.
 */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const { aid, button, t } = Courseware;

  function enhance(root) {
    const table = JSON.parse(root.dataset.table);
    const words = aid.Words();
    const boxes = new Map(table.facts.map((fact) => [fact, document.getElementById("fact-" + fact)]));
    // Or else Firefox brings back ticks that are no longer in the address.
    for (const box of root.querySelectorAll("input")) box.autocomplete = "off";
    const [panel, status, list] = ["now", "status", "list"].map((name) => root.querySelector(".cw-aid__" + name));
    const result = root.querySelector(".cw-aid__result");
    const folded = new Map(); // outcome -> whether the reader opened or closed it
    let cleared = null; // what "Clear all" took away, until something else is ticked
    let speak = 0;

    const ticked = () => table.facts.filter((fact) => boxes.get(fact).checked);
    const tick = (facts) => boxes.forEach((box, fact) => { box.checked = facts.includes(fact); });

    /* Once the reader pauses: nobody wants a sentence for each of five quick ticks. */
    function announce(text) {
      clearTimeout(speak);
      speak = setTimeout(() => {
        if (status.textContent !== text) status.textContent = text;
      }, 400);
    }

    function summary(results) {
      const full = results.filter((one) => !one.missing.length).length;
      if (!results.length) return t("aid_status_none");
      return t(full ? "aid_status_all" : "aid_status_some", { n: results.length, m: full });
    }

    function show() {
      const facts = ticked();
      const results = aid.evaluate(table, facts);
      const shown = new Set(results.map((one) => one.id));
      root.dataset.ticked = facts.length;
      document.documentElement.classList.toggle("cw-has-ticks", facts.length > 0);
      list.replaceChildren(...results.map((one) => aid.shortLine(words, one)));
      result.querySelector(".cw-aid__outcomes").replaceChildren(...results.map((one, index) => {
        const open = folded.has(one.id) ? folded.get(one.id) : index === 0 || !one.missing.length;
        const made = aid.outcome(words, one, shown, open);
        made.querySelector("summary").addEventListener("click", () => folded.set(one.id, !made.open));
        return made;
      }));
      result.hidden = !results.length;
      root.querySelector(".cw-aid__jump").hidden = !results.length;
      printing.disabled = clear.disabled = !facts.length && !cleared;
      aid.fillMatrix(root, words, facts, results);
      announce(summary(results));
    }

    function changed() {
      show();
      aid.writeAddress(ticked());
      keep();
    }

    /* A slip of the finger must not cost thirty ticks: the same button brings them back. */
    const clear = button("cw-clear", t("aid_clear"), () => {
      const back = cleared;
      cleared = back ? null : ticked();
      tick(back || []);
      clear.textContent = t(back ? "aid_clear" : "aid_undo");
      changed();
    });
    const printing = button("cw-print", t("aid_print"), () => window.print());

    const named = (hash) => hash.length > 1 && document.getElementById(hash.slice(1));

    /* A jump inside the page must not take the ticks out of its address. */
    function jump(event) {
      const link = event.target.closest && event.target.closest('a[href^="#"]');
      const target = link && named(link.hash);
      if (!target) return;
      event.preventDefault();
      for (let at = target; at; at = at.parentElement) if (at.localName === "details") at.open = true;
      if (target.localName === "details") folded.set(target.id.replace("result-", ""), true);
      target.scrollIntoView();
      const focus = target.localName === "details" ? target.querySelector("summary") : target;
      if (!focus.hasAttribute("tabindex") && focus.localName !== "summary") focus.setAttribute("tabindex", "-1");
      focus.focus({ preventScroll: true });
    }

    root.addEventListener("change", (event) => {
      if (!boxes.has(event.target.value)) return;
      cleared = null;
      clear.textContent = t("aid_clear");
      changed();
    });
    window.addEventListener("hashchange", () => {
      const facts = aid.factsOfHash(table, window.location.hash);
      if (!facts) return;
      tick(facts);
      changed();
    });
    root.addEventListener("click", jump);

    const tree = document.getElementById("aid-tree");
    tree.addEventListener("click", jump);
    const target = named(window.location.hash);
    tree.open = Boolean(target && tree.contains(target));
    if (tree.open) target.scrollIntoView();
    // Without ticks the paper is the form and the tree; folded parts would be left out.
    window.addEventListener("beforeprint", () => { if (!ticked().length) tree.open = true; });

    root.querySelector(".cw-actions").append(printing, clear);
    root.querySelector(".cw-aid__tools").hidden = false;
    panel.hidden = false;
    document.documentElement.classList.add("cw-aid-works");
    const keep = aid.Keeper(root, table, ticked, (facts) => {
      tick(facts);
      show();
      aid.writeAddress(facts);
    });
    tick(aid.readAddress(table) || []);
    show();
    if (ticked().length) aid.writeAddress(ticked());
  }

  Courseware.ready(() => Courseware.parts(".cw-aid[data-table]").forEach(enhance));
})();
