/*
 * A copy on a stick grows old without anyone telling it. After the day by which its law was to be
 * read again, it warns by itself. A computer whose clock has stopped (1970) must not cry wolf, nor
 * hide a real warning: a date before the edition that was read can only be a wrong clock.
 */
(function () {
  "use strict";

  const Courseware = window.Courseware;

  function overdue(today, reviewBy, notBefore) {
    return today >= notBefore && today > reviewBy;
  }

  function day(date) {
    const two = (n) => String(n).padStart(2, "0");
    return date.getFullYear() + "-" + two(date.getMonth() + 1) + "-" + two(date.getDate());
  }

  Courseware.overdue = overdue;
  Courseware.ready(() => {
    for (const line of Courseware.parts("[data-review-by]")) {
      if (overdue(day(new Date()), line.dataset.reviewBy, line.dataset.notBefore || "")) {
        line.append(Courseware.make("strong", { class: "cw-overdue" }, Courseware.t("review_overdue")));
      }
    }
  });
})();
