// Legend, search and the buttons around the picture.

// ---- the legend ----

function toggleButton(shown, mark, name, count, toggle) {
  const act = () => {
    toggle();
    fillLegend();
    refresh();
  };
  const label = [mark, make("span", { class: "name" }, name), make("span", { class: "count" }, count.toLocaleString(data.lang))];
  return make("li", {}, make("button", { type: "button", "aria-pressed": String(shown), onclick: act }, ...label));
}

const flip = (set, key) => set.delete(key) || set.add(key);
const count = (list, pick) => list.reduce((sums, item) => sums.set(pick(item), (sums.get(pick(item)) || 0) + 1), new Map());
const kindCounts = count(entities, (entity) => entity.kind);
const typeCounts = count(facts, (fact) => fact.type);
const inferredCount = facts.filter((fact) => fact.basis === "inferred").length;

function fillLegend() {
  const focus = document.activeElement && document.activeElement.dataset.key;
  const stroke = (dashed) => make("span", { class: dashed ? "stroke dashed" : "stroke", "aria-hidden": "true" });
  const kinds = Object.keys(data.kinds).filter((kind) => kindCounts.has(kind));
  byId("kinds").replaceChildren(...kinds.map((kind) =>
    toggleButton(!off.kinds.has(kind), swatch(kind), texts.kinds[kind], kindCounts.get(kind), () => flip(off.kinds, kind))));
  const types = data.types.filter((type) => typeCounts.has(type)).map((type) =>
    toggleButton(!off.types.has(type), stroke(false), texts.edges[type], typeCounts.get(type), () => flip(off.types, type)));
  const inferred = toggleButton(!off.inferred, stroke(true), say("inferred"), inferredCount, () => (off.inferred = !off.inferred));
  byId("types").replaceChildren(...types, inferred);
  [...document.querySelectorAll("#legend button")].forEach((button, i) => (button.dataset.key = String(i)));
  if (focus) document.querySelector(`#legend button[data-key="${focus}"]`)?.focus();
}

// ---- the search ----

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const spelled = entities.map(({ aliases }, i) => [names[i], ...aliases].map(fold));
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
  const found = byImportance.map((i) => [rank(i, wanted) * 2 + (nodeShown(i) ? 1 : 0), i]).filter(([score]) => score > 1);
  return found.sort((a, b) => b[0] - a[0]).slice(0, 12).map(([, i]) => i);
}

function showMatches() {
  const found = findMatches(search.value);
  const item = (i, at) => {
    const also = entities[i].aliases.find((alias) => fold(alias).includes(fold(search.value.trim())));
    const kind = make("span", { class: "quiet" }, ` ${texts.kinds[entities[i].kind]}${also ? ` · ${cut(also, 40)}` : ""}`);
    const name = cut(names[i], 90);
    return make("li", { role: "option", id: `match-${at}`, "aria-selected": "false", "data-node": i, onmousedown: (event) => pick(event, i) }, swatch(entities[i].kind), ` ${name}`, kind);
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
const { newest, documents: many, version } = data.foot;
const foot = [`${say("newest")}: ${newest || say("no_date")}`, say("documents", many), `Simpul ${version}`.trim(), say("caution")];
byId("foot").textContent = foot.join(" · ");
byId("empty").hidden = nodes.length > 0;
if (window.innerWidth <= 720) byId("legend").open = false;
fillLegend();
network.fit();
