"use strict";
(() => {
  // Of more rows than these only those in sight are laid out: a screen reader meets the others as
  // they come into sight, so a table that can be laid out whole is.
  const LONG = 200;
  const language = document.documentElement.lang;
  const form = document.forms[0], count = document.querySelector(".count");
  const table = document.querySelector(".agencies"), body = table.tBodies[0];
  const collator = new Intl.Collator(language, { numeric: true });
  const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const number = text => text === "" ? null : Number(text);

  // One period of an agency: what it is filtered and sorted by, and what its cells hold.
  const period = element => {
    const { period, state, rating, score, met, of } = element.dataset;
    const share = number(of) ? number(met) / number(of) : null;
    return { period, state, rating, score: number(score), met: number(met), of: number(of), share,
             element, told: null };
  };
  const rows = [...body.rows].map((tr, place) => {
    const newest = period(tr);
    const earlier = [...tr.querySelectorAll("li[data-period]")].map(period);
    const name = tr.cells[0].textContent;
    const folders = earlier.map(one => one.element.dataset.report).join(" ");
    return { tr, place, text: plain(`${name} ${folders}`), newest, earlier, now: newest,
             refused: "refused" in tr.dataset, example: "example" in tr.dataset };
  });

  // The cells of a row that tell of a period: period, status, score, rating, targets; its links.
  const figures = tr => [1, 2, 3, 4, 5].map(n => tr.cells[n].firstChild);
  const links = tr => tr.cells[6].firstElementChild;
  const told = ({ element }) => element.cells
    ? { words: figures(element).map(text => text.data), links: links(element) }
    : { words: [0, 1, 2, 3, 4].map(n => element.children[n].firstChild.data),
        links: element.children[5].cloneNode(true) };
  const show = (row, one) => {
    if (row.now === one) return;
    row.newest.told ??= told(row.newest);
    one.told ??= told(one);
    figures(row.tr).forEach((text, n) => { text.data = one.told.words[n]; });
    links(row.tr).replaceWith(one.told.links);
    row.now = one;
  };

  const inState = (row, one, state) =>
    state === "refused" ? row.refused : state === "example" ? row.example : one.state === state;
  const filled = (text, values) =>
    text.replace(/\{(\w+)\}/g, (_, name) => values[name].toLocaleString(language));
  const filter = () => {
    const words = plain(form.search.value).split(/\s+/).filter(Boolean);
    const { period, rating, state } = form;
    let shown = 0, met = 0, of = 0;
    for (const row of rows) {
      const one = !period.value || row.newest.period === period.value ? row.newest
        : row.earlier.find(each => each.period === period.value);
      const fits = one !== undefined && words.every(word => row.text.includes(word))
        && (!rating.value || one.rating === rating.value)
        && (!state.value || inState(row, one, state.value));
      if (row.tr.hidden === fits) row.tr.hidden = !fits;
      if (!fits) continue;
      show(row, one);
      shown += 1;
      if (one.of !== null) { met += one.met; of += one.of; }
    }
    table.classList.toggle("long", shown > LONG);
    count.textContent = [
      filled(count.dataset.shown, { shown, all: rows.length }),
      shown ? filled(count.dataset.met, { met, of }) : count.dataset.nothing,
    ].join(" ");
  };

  // Ascending, then descending; what has no value comes last either way.
  const keys = {
    agency: row => row.place, period: row => row.now.period, state: row => row.tr.cells[2].textContent,
    score: row => row.now.score, rating: row => row.now.rating, targets: row => row.now.share,
    newest: row => row.refused ? "0" : "1",
  };
  const headings = [...document.querySelectorAll("th[data-key]")];
  let sorted = headings[0];
  const sort = heading => {
    const key = keys[heading.dataset.key], turn = heading.ariaSort === "descending" ? -1 : 1;
    const compare = heading.dataset.kind !== "text" ? (a, b) => a - b : collator.compare;
    const keyed = rows.map(row => [key(row), row]);
    const isEmpty = value => value === null || value === "";
    keyed.sort(([a, x], [b, y]) => isEmpty(a) || isEmpty(b)
      ? isEmpty(a) - isEmpty(b) || x.place - y.place
      : turn * compare(a, b) || x.place - y.place);
    body.append(...keyed.map(([, row]) => row.tr));
  };
  for (const heading of headings) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const turned = heading === sorted && heading.ariaSort === "ascending";
      sorted.removeAttribute("aria-sort");
      sorted = heading;
      heading.ariaSort = turned ? "descending" : "ascending";
      sort(heading);
    });
  }

  const again = () => { filter(); if (sorted !== headings[0]) sort(sorted); };
  form.search.addEventListener("input", filter);
  for (const choice of form.querySelectorAll("select")) choice.addEventListener("change", again);
  form.addEventListener("reset", () => setTimeout(again));
  form.addEventListener("submit", event => event.preventDefault());
  form.hidden = false;
  document.querySelector("caption").hidden = false;
  filter();
})();
