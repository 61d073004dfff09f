/*
 * What is kept of a reader's work, and only this: for each question whether the last answer was
 * right, when, after how many tries, and the choices; for each checklist step whether it is ticked.
 * Pure functions; nothing here touches the page or the storage.
 */
(function () {
  "use strict";

  const Courseware = window.Courseware;
  const ID = /^[a-z0-9][a-z0-9-]{0,99}$/;
  const LAST_MOMENT = 8.64e15;

  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const isId = (value) => typeof value === "string" && ID.test(value);
  const isFlag = (value) => value === 0 || value === 1;
  const isMoment = (value) => Number.isSafeInteger(value) && value >= 0 && value <= LAST_MOMENT;
  const isCount = (value) => Number.isSafeInteger(value) && value >= 0 && value <= 1e6;

  /* One item for each question and each step, never one for all: two open tabs would otherwise
     overwrite each other's answers. */
  const answerKey = (site, id) => "cw:" + site + ":q:" + id;
  const tickKey = (site, id) => "cw:" + site + ":s:" + id;

  /* Returns a clean copy with the known fields only, or null if the value is damaged. */
  function cleanAnswer(value) {
    if (!isObject(value) || !isFlag(value.r) || !isMoment(value.t) || !isCount(value.n)) return null;
    const answer = { r: value.r, t: value.t, n: value.n };
    if (value.c !== undefined) {
      if (!Array.isArray(value.c) || value.c.length > 50 || !value.c.every(isId)) return null;
      answer.c = value.c.slice();
    }
    return answer;
  }

  function cleanTick(value) {
    return isObject(value) && isFlag(value.on) && isMoment(value.t) ? { on: value.on, t: value.t } : null;
  }

  /* A setting, such as the theme: a short word, or the id of a page. */
  function cleanSetting(value) {
    const good = isObject(value) && typeof value.v === "string" && value.v.length <= 100 && isMoment(value.t);
    return good ? { v: value.v, t: value.t } : null;
  }

  function cleanItem(key, value) {
    const kind = key.split(":")[2];
    if (kind === "q") return cleanAnswer(value);
    if (kind === "s") return cleanTick(value);
    return cleanSetting(value);
  }

  /* The newer of two items; tries never go down, whichever tab or file they come from. */
  function merge(old, item) {
    if (!old) return item;
    if (!item) return old;
    const newest = item.t >= old.t ? item : old;
    return newest.n === undefined ? newest : { ...newest, n: Math.max(old.n, item.n) };
  }

  /* A clock that was once set ahead must not make older answers win for ever, so a new answer is
     always later than the one that it replaces. */
  const after = (old, now) => (old ? Math.max(now, old.t + 1) : now);

  function nextAnswer(old, right, chosen, now) {
    return { r: right ? 1 : 0, t: after(old, now), n: (old ? old.n : 0) + 1, c: chosen.slice() };
  }

  const nextTick = (old, on, now) => ({ on: on ? 1 : 0, t: after(old, now) });
  const nextSetting = (old, word, now) => ({ v: word, t: after(old, now) });

  Object.assign(Courseware, {
    isObject, isId, answerKey, tickKey, cleanAnswer, cleanTick, cleanItem, merge,
    nextAnswer, nextTick, nextSetting,
  });
})();
