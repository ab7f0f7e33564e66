// The form of the filters.

const optionOf = (value, name, count) =>
  make("option", { value }, count === undefined ? name : `${name} (${count.toLocaleString(data.lang)})`);

/** Fills a select with its values and their counts; without any it goes away. */
function fillSelect(key, rows) {
  const select = byId(`filter-${key}`);
  select.replaceChildren(optionOf("", say("any")), ...rows.map(([value, name, count]) => optionOf(value, name, count)));
  select.closest("label").hidden = !rows.length;
  select.addEventListener("change", () => {
    wanted[key] = select.value;
    applyFilters();
  });
}
const byName = (a, b) => a[1].localeCompare(b[1], data.lang);
const rowsOf = (counts, nameOf) => [...counts].map(([value, count]) => [value, nameOf(value), count]).sort(byName);

function applyFilters() {
  refresh({ fit: active.length !== chosenKeys().length || active.length > 0 });
  if (selected.node !== null || selected.edge !== null) fillPanel();
  byId("filter-reset").hidden = !isFiltered();
}

function fillFilters() {
  const held = tally(facts.flatMap(({ type }, i) => (type === "HOLDS" ? [capacityOf(i) || NO_CAPACITY] : [])));
  fillSelect(
    "capacity",
    rowsOf(held, (value) => (value === NO_CAPACITY ? say("full_holder") : wordOf(value))),
  );
  const isAbout = (i) => facts[i].type === "ABOUT" && kindOf(edges[i].to) === "Topic";
  const topics = tally(edges.flatMap(({ to }, i) => (isAbout(i) ? [entities[to].id] : [])));
  fillSelect(
    "topic",
    rowsOf(topics, (id) => names[numberOf.get(id)]),
  );
  const events = tally(entities.filter(({ kind }) => kind === "Event").map(({ props }) => props.kind));
  fillSelect("event", rowsOf(events, String));
  const regions = tally(entities.flatMap(({ regions }) => regions));
  fillSelect(
    "region",
    rowsOf(regions, (at) => data.regions[at]),
  );
  const most = facts.reduce((best, fact) => Math.max(best, fact.evidence.length), 0);
  const steps = [2, 3, 5, 10, 20, 50].filter((number) => number <= most);
  fillSelect(
    "sources",
    steps.map((number) => [String(number), say("at_least", number)]),
  );
  byId("filter-sources").addEventListener("change", ({ target }) => {
    wanted.sources = Number(target.value) || 1;
    applyFilters();
  });
}

// ---- time ----

const since = byId("since");
const until = byId("until");

function fillTime() {
  byId("time").hidden = days.length < 2;
  for (const slider of [since, until]) slider.max = String(days.length - 1);
  showTime();
}

function showTime() {
  since.value = String(wanted.since);
  until.value = String(wanted.until);
  since.setAttribute("aria-valuetext", days[wanted.since] || "");
  until.setAttribute("aria-valuetext", days[wanted.until] || "");
  byId("time-text").textContent = days.length ? `${days[wanted.since]} – ${days[wanted.until]}` : "";
}

let waiting = 0;
for (const slider of [since, until])
  slider.addEventListener("input", () => {
    const other = slider === since ? wanted.until : wanted.since;
    wanted[slider.id] = Math[slider === since ? "min" : "max"](Number(slider.value), other);
    showTime();
    clearTimeout(waiting);
    waiting = setTimeout(applyFilters, 120);
  });

function showFilters() {
  for (const key of Object.keys(finders)) byId(`filter-${key}`).value = wanted[key];
  byId("filter-sources").value = wanted.sources > 1 ? String(wanted.sources) : "";
  byId("filter-reset").hidden = !isFiltered();
  showTime();
}

byId("filter-reset").addEventListener("click", () => {
  Object.assign(wanted, {
    capacity: "",
    topic: "",
    event: "",
    region: "",
    sources: 1,
    since: 0,
    until: Math.max(0, days.length - 1),
  });
  off.inferred = false;
  showFilters();
  applyFilters();
  byId("filter-capacity").focus();
});
afterRefresh.push(() => (byId("filter-reset").hidden = !isFiltered()));
fillFilters();
fillTime();
