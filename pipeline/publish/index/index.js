"use strict";
(() => {
  // So many rows are laid out at once, until the others are asked for or printed.
  const MOST = 100;
  const language = document.documentElement.lang;
  const form = document.forms[0], count = document.querySelector(".count");
  const rest = document.querySelector(".rest");
  const body = document.querySelector(".agencies tbody");
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
    return { tr, place, text: plain(`${name} ${folders}`), newest, earlier, now: newest, wanted: newest,
             refused: "refused" in tr.dataset, example: "example" in tr.dataset };
  });

  // The cells of a row that tell of a period: period, status, score, rating, targets; its links.
  const figures = tr => [1, 2, 3, 4, 5].map(n => tr.cells[n].firstChild);
  const links = tr => tr.cells[6].firstElementChild;
  const told = ({ element }) => element.cells
    ? { words: figures(element).map(text => text.data), links: links(element) }
    : { words: [0, 1, 2, 3, 4].map(n => element.children[n].firstChild.data),
        links: element.children[5].cloneNode(true) };
  const show = row => {
    const one = row.wanted;
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
  // The rows that fit, in their order; of these the first are shown.
  let order = rows, fitting = rows;
  const lay = most => {
    const seen = new Set(fitting.slice(0, most));
    for (const row of rows) {
      if (seen.has(row)) show(row);
      if (row.tr.hidden === seen.has(row)) row.tr.hidden = !seen.has(row);
    }
    const left = fitting.length - seen.size;
    rest.hidden = left === 0;
    rest.textContent = filled(rest.dataset.rest, { rest: left });
  };
  // Which period of each agency is wanted: its newest, or the one that is chosen, if it has it.
  const choose = () => {
    const id = form.period.value;
    for (const row of rows) {
      row.wanted = !id || row.newest.period === id ? row.newest
        : row.earlier.find(one => one.period === id) ?? null;
    }
  };
  const filter = () => {
    const words = plain(form.search.value).split(/\s+/).filter(Boolean);
    const rating = form.rating.value, state = form.state.value;
    let met = 0, of = 0;
    fitting = order.filter(row => {
      const one = row.wanted;
      const fits = one && words.every(word => row.text.includes(word))
        && (!rating || one.rating === rating) && (!state || inState(row, one, state));
      if (fits && one.of !== null) { met += one.met; of += one.of; }
      return fits;
    });
    lay(MOST);
    count.textContent = [
      filled(count.dataset.found, { found: fitting.length, all: rows.length }),
      fitting.length ? filled(count.dataset.met, { met, of }) : count.dataset.nothing,
    ].join(" ");
  };

  // Ascending, then descending; what has no value comes last either way.
  const keys = {
    agency: (one, row) => row.place, newest: (one, row) => row.refused ? "0" : "1",
    period: one => one.period, state: one => one.state, score: one => one.score,
    rating: one => one.rating, targets: one => one.share,
  };
  const headings = [...document.querySelectorAll("th[data-key]")];
  let sorted = headings[0];
  const sort = heading => {
    const key = keys[heading.dataset.key], turn = heading.ariaSort === "descending" ? -1 : 1;
    const compare = heading.dataset.kind !== "text" ? (a, b) => a - b : collator.compare;
    const keyed = rows.map(row => [key(row.wanted ?? row.newest, row), row]);
    const isEmpty = value => value === null || value === "";
    keyed.sort(([a, x], [b, y]) => isEmpty(a) || isEmpty(b)
      ? isEmpty(a) - isEmpty(b) || x.place - y.place
      : turn * compare(a, b) || x.place - y.place);
    order = keyed.map(([, row]) => row);
    body.append(...order.map(row => row.tr));
    filter();
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

  // The order by name is that of every period.
  const again = () => { choose(); sorted === headings[0] ? filter() : sort(sorted); };
  form.search.addEventListener("input", filter);
  form.rating.addEventListener("change", filter);
  form.state.addEventListener("change", filter);
  form.period.addEventListener("change", again);
  form.addEventListener("reset", () => setTimeout(again));
  form.addEventListener("submit", event => event.preventDefault());
  rest.addEventListener("click", () => {
    lay(Infinity);
    const next = fitting[MOST].tr.cells[0];
    next.tabIndex = -1;
    next.focus();
  });
  let before = MOST;
  addEventListener("beforeprint", () => { before = rest.hidden ? Infinity : MOST; lay(Infinity); });
  addEventListener("afterprint", () => lay(before));
  form.hidden = false;
  document.querySelector("caption").hidden = false;
  filter();
})();
