// Legend, search and the buttons around the picture.

// ---- the legend ----

function toggleButton(shown, mark, name, count, toggle) {
  const act = () => {
    toggle();
    refresh();
    fillLegend();
  };
  const number = make("span", { class: "count" }, count.toLocaleString(data.lang));
  const button = { type: "button", "aria-pressed": String(shown), onclick: act };
  return make("li", {}, make("button", button, mark, make("span", { class: "name" }, name), number));
}

const flip = (set, key) => set.delete(key) || set.add(key);
const tally = (keys) => keys.reduce((sums, key) => sums.set(key, (sums.get(key) || 0) + 1), new Map());
const kindCounts = tally(entities.map(({ kind }) => kind));
const typeCounts = tally(facts.map(({ type }) => type));
const inferredCount = facts.filter((fact) => fact.basis === "inferred").length;

function fillLegend() {
  const focus = document.activeElement && document.activeElement.dataset.key;
  const stroke = (dashed) => make("span", { class: dashed ? "stroke dashed" : "stroke", "aria-hidden": "true" });
  const switches = (keys, counts, hidden, mark, labels) =>
    keys
      .filter((key) => counts.has(key))
      .map((key) => toggleButton(!hidden.has(key), mark(key), labels[key], counts.get(key), () => flip(hidden, key)));
  const kinds = switches(Object.keys(data.kinds), kindCounts, off.kinds, swatch, texts.kinds);
  const types = switches(data.types, typeCounts, off.types, () => stroke(false), texts.edges);
  const loners = nodes.filter((_, i) => kindShown(i) && !linked.has(i)).length;
  const flipLoners = () => {
    off.loners = !off.loners;
    called.clear();
  };
  const flipInferred = () => (off.inferred = !off.inferred);
  const ring = make("span", { class: "swatch shape-ring", "aria-hidden": "true" });
  byId("kinds").replaceChildren(...kinds, toggleButton(!off.loners, ring, say("loners"), loners, flipLoners));
  byId("types").replaceChildren(
    ...types,
    toggleButton(!off.inferred, stroke(true), say("inferred"), inferredCount, flipInferred),
  );
  [...document.querySelectorAll("#legend button")].forEach((button, i) => (button.dataset.key = String(i)));
  if (focus) document.querySelector(`#legend button[data-key="${focus}"]`)?.focus();
}

// ---- the search ----

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const spelled = entities.map(({ aliases }, i) => [fullName(i), ...aliases].map(fold));
const search = byId("search");
const matches = byId("matches");
let active = -1;

/** 3 for a name that begins with the words, 2 for a word that does, 1 for a part of one, else 0. */
function rank(i, wanted) {
  let best = 0;
  for (const name of spelled[i]) {
    const at = name.indexOf(wanted);
    if (at === 0) return 3;
    if (at > 0) best = Math.max(best, /[^\p{L}\p{N}]/u.test(name[at - 1]) ? 2 : 1);
  }
  return best;
}

function findMatches(text) {
  const wanted = fold(text.trim());
  if (!wanted) return [];
  const scored = byImportance.map((i) => [rank(i, wanted) * 2 + (nodeShown(i) ? 1 : 0), i]);
  const found = scored.filter(([score]) => score > 1).sort((a, b) => b[0] - a[0]);
  return found.slice(0, 12).map(([, i]) => i);
}

function showMatches() {
  const found = findMatches(search.value);
  const item = (i, at) => {
    const also = entities[i].aliases.find((alias) => fold(alias).includes(fold(search.value.trim())));
    const kind = ` ${texts.kinds[entities[i].kind]}${also ? ` · ${cut(also, 40)}` : ""}`;
    const option = { role: "option", id: `match-${at}`, "aria-selected": "false", "data-node": i };
    option.onmousedown = (event) => pick(event, i);
    const name = ` ${cut(fullName(i), 90)}`;
    return make("li", option, swatch(entities[i].kind), name, make("span", { class: "quiet" }, kind));
  };
  const nothing = make("li", { class: "quiet", role: "option", "aria-disabled": "true" }, say("no_match"));
  matches.replaceChildren(...(found.length ? found.map(item) : [nothing]));
  matches.hidden = !search.value.trim();
  search.setAttribute("aria-expanded", String(!matches.hidden));
  activate(found.length ? 0 : -1);
}

function activate(at) {
  active = at;
  [...matches.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
  if (at >= 0) search.setAttribute("aria-activedescendant", `match-${at}`);
  else search.removeAttribute("aria-activedescendant");
  matches.children[at]?.scrollIntoView({ block: "nearest" });
}

function closeMatches() {
  matches.hidden = true;
  search.setAttribute("aria-expanded", "false");
  search.removeAttribute("aria-activedescendant");
}

function pick(event, i) {
  event.preventDefault();
  closeMatches();
  search.value = names[i];
  openNode(i);
}

search.addEventListener("input", showMatches);
search.addEventListener("focus", () => search.select());
search.addEventListener("blur", closeMatches);
search.addEventListener("keydown", (event) => {
  const options = [...matches.querySelectorAll("[data-node]")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && !matches.hidden && options.length) {
    event.preventDefault();
    activate((active + step + options.length) % options.length);
  } else if (event.key === "Enter" && !matches.hidden && options[active]) {
    pick(event, Number(options[active].dataset.node));
  } else if (event.key === "Escape" && !matches.hidden) {
    event.stopPropagation();
    closeMatches();
  }
});

// ---- the frame ----

function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: motion() });
}
byId("zoom-in").addEventListener("click", () => zoom(1.4));
byId("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
byId("fit").addEventListener("click", () => network.fit({ animation: motion() }));
byId("empty").hidden = nodes.length > 0;
if (window.innerWidth <= 720) byId("legend").open = false;
fillLegend();
network.fit();
