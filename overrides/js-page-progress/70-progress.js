/*
 * The progress file: made and read here, without the page. It holds which questions were answered
 * and how, and which steps are ticked. No names, nothing about the device.
 */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const FORMAT = "courseware-progress";
  const VERSION = 1;
  const LARGEST = 1024 * 1024;

  const two = (n) => String(n).padStart(2, "0");

  /* The day by the reader's own calendar. */
  function dayOf(date) {
    return date.getFullYear() + "-" + two(date.getMonth() + 1) + "-" + two(date.getDate());
  }

  const fileName = (date) => "progress-" + dayOf(date) + ".json";

  function sorted(items) {
    return Object.fromEntries(Object.entries(items).sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  function writeProgress(site, answers, ticks, date) {
    const file = { format: FORMAT, version: VERSION, site, made: dayOf(date) };
    return JSON.stringify({ ...file, questions: sorted(answers), steps: sorted(ticks) }, null, 1) + "\n";
  }

  /* Every item must be whole, or nothing is taken: half a file read is worse than none. */
  function readItems(items, clean) {
    if (!Courseware.isObject(items)) return null;
    const good = {};
    for (const [id, value] of Object.entries(items)) {
      const item = clean(value);
      if (!item || !Courseware.isId(id)) return null;
      good[id] = item;
    }
    return good;
  }

  /* Reads a file's text. Returns {answers, ticks}, or {refused: the key of the sentence why not}.
     Changes nothing. Ids that this edition does not know are kept: the reader may have them back
     with another edition. */
  function readProgress(text, site) {
    if (text.length > LARGEST) return { refused: "import_too_big" };
    let file;
    try {
      file = JSON.parse(text);
    } catch (error) {
      return { refused: "import_damaged" };
    }
    if (!Courseware.isObject(file)) return { refused: "import_damaged" };
    if (file.format !== FORMAT) return { refused: "import_foreign" };
    if (!Number.isInteger(file.version) || file.version < 1) return { refused: "import_damaged" };
    if (typeof file.site !== "string") return { refused: "import_damaged" };
    if (file.site !== site) return { refused: "import_foreign" };
    if (file.version > VERSION) return { refused: "import_newer" };
    const answers = readItems(file.questions, Courseware.cleanAnswer);
    const ticks = readItems(file.steps, Courseware.cleanTick);
    return answers && ticks ? { answers, ticks } : { refused: "import_damaged" };
  }

  /* The items of a file that are new or newer than what is there. */
  function fresher(items, known) {
    return Object.entries(items).filter(([id, item]) => !known[id] || item.t > known[id].t);
  }

  Object.assign(Courseware, { writeProgress, readProgress, fresher, fileName, LARGEST_FILE: LARGEST });
})();
