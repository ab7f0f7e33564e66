// A table to sort, search and save; what it shows stands in the page itself.

const lang = document.documentElement.lang;
const body = document.querySelector("tbody");
const heads = [...document.querySelectorAll("thead th")];
const titles = heads.map((head) => head.textContent);
const search = byId("search");
const status = byId("status");
const total = status.textContent;

/** A cell's number, where it is one, else its text. */
const valueOf = (cell) => (cell.classList.contains("number") ? Number(cell.textContent) : cell.textContent);
const rows = [...body.rows].map((row, at) => {
  const values = [...row.cells].map(valueOf);
  return { row, at, values, text: fold(values.join("\n")) };
});
const sorting = { column: null, down: false };

const compare = (a, b) => {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), lang, { numeric: true });
};

/** The rows that have every word that is sought, in the order that is asked for. */
function shown() {
  const words = fold(search.value).split(/\s+/).filter(Boolean);
  const kept = rows.filter(({ text }) => words.every((word) => text.includes(word)));
  const { column, down } = sorting;
  if (column === null) return kept;
  return kept.sort((a, b) => compare(a.values[column], b.values[column]) * (down ? -1 : 1) || a.at - b.at);
}

function refresh() {
  const kept = shown();
  body.replaceChildren(...kept.map(({ row }) => row));
  const numbers = [kept.length, rows.length].map((number) => number.toLocaleString(lang));
  status.textContent =
    kept.length === rows.length ? total : status.dataset.many.replace("{n}", numbers[0]).replace("{of}", numbers[1]);
  heads.forEach((head, i) => {
    const order = i !== sorting.column ? "none" : sorting.down ? "descending" : "ascending";
    head.setAttribute("aria-sort", order);
    head.querySelector("span").textContent = { none: "", ascending: " ▲", descending: " ▼" }[order];
  });
}

heads.forEach((head, column) => {
  const act = () => {
    Object.assign(sorting, { column, down: sorting.column === column && !sorting.down });
    refresh();
  };
  const arrow = make("span", { "aria-hidden": "true" });
  head.replaceChildren(make("button", { type: "button", onclick: act }, titles[column], arrow));
});
search.addEventListener("input", refresh);
byId("csv").addEventListener("click", () => {
  download(toCsvText([titles, ...shown().map(({ values }) => values)]), "text/csv;charset=utf-8", "csv");
});
for (const element of [search, byId("csv")]) element.hidden = false;
refresh();
