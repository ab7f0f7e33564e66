// The table twin: the facts that the picture shows, to read, sort and take away.

const columns = ["from", "relation", "to", "details", "date", "basis", "sources", "sentence", "document", "link"];
const sorting = { column: null, down: false };

/** One row for each fact of the lines in view; a fold gives the facts that it stands for. */
function tableRows() {
  const visible = [...new Set(view.lines.flatMap((line) => line.items.filter(itemKept).flat()))];
  const order = new Map(data.types.map((type, at) => [type, at]));
  visible.sort((a, b) => order.get(facts[a].type) - order.get(facts[b].type) || a - b);
  return visible.map((i) => {
    const { type, props, basis, evidence: known } = facts[i];
    const [document, sentence] = known.length ? sentences[known[0][0]] : [null, ""];
    const { title = "", publisher, url = "" } = documents[document] || {};
    return {
      fact: i,
      from: fullName(edges[i].from),
      relation: texts.edges[type],
      to: fullName(edges[i].to),
      details: propertyLine({ ...props, first_reported: undefined, last_reported: undefined, reported: undefined }),
      date: factDates[i].reduce((first, day) => (first && first < day ? first : day), ""),
      basis: say(basis),
      sources: known.length,
      sentence,
      document: [title, publisher].filter(Boolean).join(" — "),
      link: url,
    };
  });
}

function sorted(rows) {
  const { column, down } = sorting;
  if (!column) return rows;
  const compare = (a, b) =>
    column === "sources" ? a.sources - b.sources : a[column].localeCompare(b[column], data.lang, { numeric: true });
  return [...rows].sort((a, b) => compare(a, b) * (down ? -1 : 1) || a.fact - b.fact);
}

function headCell(column) {
  const isSorted = sorting.column === column;
  const act = () => {
    Object.assign(sorting, { column, down: isSorted && !sorting.down });
    fillTable();
    document.querySelector(`#table th[data-column="${column}"] button`).focus();
  };
  const order = isSorted ? (sorting.down ? "descending" : "ascending") : "none";
  const arrow = isSorted ? (sorting.down ? " ▼" : " ▲") : "";
  const button = make(
    "button",
    { type: "button", onclick: act },
    say(`column_${column}`),
    make("span", { "aria-hidden": "true" }, arrow),
  );
  return make("th", { scope: "col", "aria-sort": order, "data-column": column }, button);
}

function bodyRow(row) {
  const { from, to } = edges[row.fact];
  const node = (i) => make("td", {}, otherButton(i));
  const link = row.link && make("a", { href: row.link, target: "_blank", rel: "noopener noreferrer" }, row.document);
  const cells = ["details", "date", "basis", "sources"].map((column) => make("td", {}, String(row[column])));
  const quoted = facts[row.fact].evidence[0];
  const sentence = quoted ? markedSentence(row.sentence, quoted.slice(1)) : "";
  return make(
    "tr",
    {},
    node(from),
    make("td", {}, row.relation),
    node(to),
    ...cells,
    make("td", { class: "wide" }, sentence),
    make("td", {}, link || row.document),
  );
}

const ROWS = 100;
function fillTable() {
  if (byId("table").hidden) return;
  const rows = sorted(tableRows());
  const body = make("tbody");
  const more = make("button", { type: "button", class: "more", onclick: () => grow() });
  const grow = () => {
    const there = body.children.length;
    body.append(...rows.slice(there, there + ROWS).map(bodyRow));
    more.hidden = body.children.length === rows.length;
    more.textContent = say("more", rows.length - body.children.length);
  };
  grow();
  const shownColumns = columns.filter((column) => column !== "link");
  const head = make("thead", {}, make("tr", {}, ...shownColumns.map(headCell)));
  const caption = make("caption", {}, say("table_caption", rows.length));
  byId("rows").replaceChildren(make("table", {}, caption, head, body), more);
}
afterRefresh.push(fillTable);

function showTable(open) {
  byId("table").hidden = !open;
  byId("table-button").setAttribute("aria-pressed", String(open));
  fillTable();
  if (open) byId("table").focus();
  else byId("table-button").focus();
}
byId("table-button").addEventListener("click", () => showTable(byId("table").hidden));
byId("table-close").addEventListener("click", () => showTable(false));

// ---- CSV ----

function toCsv() {
  const head = columns.map((column) => say(`column_${column}`));
  return toCsvText([head, ...sorted(tableRows()).map((row) => columns.map((column) => row[column]))]);
}
