// Which nodes and lines the picture has, and where: the opening, everything, a neighbourhood, a path, a story.

const MOST = data.most;
const state = { mode: "opening", centre: null, hops: 1, from: null, to: null, group: [], open: [] };
const openedFolds = new Set(); // lines whose statements were asked for as nodes
const expanded = new Set(); // nodes with very many lines that were asked for all the same
const called = new Set(); // nodes that were asked for by name, whatever the switches say

const isAsked = (i) => called.has(i) || [state.centre, state.from, state.to].includes(i) || state.group.includes(i);
const kindOn = (i) => isAsked(i) || !off.kinds.has(kindOf(i));
const typeOn = (line) => !off.types.has(line.type);
const isHub = (i, count) => !isGroup(i) && count > (data.collapse[kindOf(i)] ?? data.collapse.other) && !expanded.has(i);

/** Nodes that have no place of their own in a folded view: offices of one holder, statements, documents. */
function isFolded(i) {
  if (isAsked(i)) return false;
  return foldedOffices.has(i) || off.kinds.has(kindOf(i)) || kindOf(i) === "Statement";
}

/** True for a line of a folded view; meetings only where no events are shown. */
function isFoldedLine(line) {
  if (line.fold === "office") return isFolded(officeOf(line));
  if (line.fold === "met") return state.mode === "opening";
  return !isFolded(line.from) && !isFolded(line.to);
}
const foldedLinesOf = (i) => linesOf[i].filter((line) => isFoldedLine(line) && lineKept(line));

// ---- the views ----

const openingPlaces = new Map(data.opening.map(([i, x, y]) => [i, { x, y }]));
const everywhere = (i) => ({ x: nodes[i].x, y: nodes[i].y });

function opening() {
  if (active.length) return filtered();
  const among = [...factLines, ...foldLines].filter(
    (line) => openingPlaces.has(line.from) && openingPlaces.has(line.to) && isFoldedLine(line) && lineKept(line),
  );
  return { places: openingPlaces, lines: among };
}

/** The most important nodes that pass the filters, arranged anew. */
function filtered() {
  const kept = [...factLines, ...foldLines].filter(
    (line) => line.fold !== "met" && isFoldedLine(line) && lineKept(line),
  );
  const shown = kept.filter((line) => typeOn(line) && kindOn(line.from) && kindOn(line.to));
  const linked = new Set(shown.flatMap(({ from, to }) => [from, to]));
  const first = byImportance.filter((i) => linked.has(i) && appliesTo(i)).slice(0, MOST);
  const rest = byImportance.filter((i) => linked.has(i) && !appliesTo(i)).slice(0, MOST - first.length);
  return arranged([...first, ...rest], kept, linked.size);
}

function arranged(chosen, lines, of = chosen.length) {
  const set = new Set(chosen);
  const among = lines.filter(({ from, to }) => set.has(from) && set.has(to));
  return { places: arrange(chosen, among), lines: among, of };
}

function everything() {
  const lines = [...factLines, ...foldLines].filter((line) => {
    if (line.fold === "met") return false;
    if (line.fold === "office") return off.kinds.has("Role") && lineKept(line);
    if (line.fold === "spoke") return off.kinds.has("Statement") && lineKept(line);
    return lineKept(line);
  });
  if (groups.length) return communities(lines);
  const kept = active.length ? new Set(lines.flatMap(({ from, to }) => [from, to])) : null;
  const places = new Map(nodes.flatMap((_, i) => (!kept || kept.has(i) ? [[i, everywhere(i)]] : [])));
  return { places, lines };
}

/** Nodes around one, nearest first; nothing is reached through a node with very many lines. */
function reach(centre, hops) {
  const found = new Map([[centre, { step: 0, parent: null }]]);
  let edge = [centre];
  for (let step = 1; step <= hops; step += 1) {
    const next = [];
    for (const i of edge) {
      const lines = foldedLinesOf(i).filter((line) => typeOn(line) && kindOn(farEnd(line, i)));
      if (i !== centre && isHub(i, lines.length)) continue;
      for (const line of lines.sort((a, b) => importance[farEnd(b, i)] - importance[farEnd(a, i)])) {
        const far = farEnd(line, i);
        if (found.has(far)) continue;
        found.set(far, { step, parent: i });
        next.push(far);
      }
    }
    edge = next;
  }
  return found;
}

function neighbourhood() {
  const found = reach(state.centre, state.hops);
  const chosen = [...found.keys()].slice(0, expanded.has(state.centre) ? Infinity : MOST);
  const set = new Set(chosen);
  const lines = [...new Set(chosen.flatMap(foldedLinesOf))].filter(({ from, to }) => set.has(from) && set.has(to));
  return { places: arrangeAround(chosen, found), lines, of: found.size };
}

const NO_BRIDGE = new Set(["Topic", "Document", "Group", "Place"]); // what they join has nothing to do with each other

/** Every shortest path between two nodes, through persons, offices, bodies and events. */
function paths() {
  const before = new Map([[state.from, []]]);
  let edge = [state.from];
  while (edge.length && !before.has(state.to)) {
    const next = new Map();
    for (const i of edge) {
      if (i !== state.from && NO_BRIDGE.has(kindOf(i))) continue;
      for (const line of foldedLinesOf(i)) {
        const far = farEnd(line, i);
        if (before.has(far) || far === i) continue;
        if (!next.has(far)) next.set(far, []);
        next.get(far).push(i);
      }
    }
    for (const [far, from] of next) before.set(far, from);
    edge = [...next.keys()];
  }
  if (!before.has(state.to))
    return { places: new Map([state.from, state.to].map((i, x) => [i, { x: x * 240, y: 0 }])), lines: [], none: true };
  return { ...inColumns(before), steps: true };
}

/** The nodes of the paths, one column a step; of very many equal ones the most important. */
function inColumns(before) {
  const columns = [[state.to]];
  while (columns[0][0] !== state.from) {
    const column = [...new Set(columns[0].flatMap((i) => before.get(i)))];
    columns.unshift(column.sort((a, b) => importance[b] - importance[a]).slice(0, 12));
  }
  const at = (column, row, x) => ({ x: x * 240, y: (row - (column.length - 1) / 2) * 90 + (row % 2) * 8 });
  const places = new Map(columns.flatMap((column, x) => column.map((i, row) => [i, at(column, row, x)])));
  const step = new Map(columns.flatMap((column, x) => column.map((i) => [i, x])));
  const near = ({ from, to }) => step.has(from) && step.has(to) && Math.abs(step.get(from) - step.get(to)) === 1;
  return { places, lines: [...new Set([...places.keys()].flatMap(foldedLinesOf))].filter(near) };
}

function group() {
  const lines = [...new Set(state.group.flatMap(foldedLinesOf))];
  return state.group.length === 1 ? arrangedNeighbours(state.group[0], lines) : arranged(state.group, lines);
}

function arrangedNeighbours(i, lines) {
  return arranged([i, ...new Set(lines.map((line) => farEnd(line, i)))].slice(0, MOST), lines);
}

const views = { opening, all: everything, focus: neighbourhood, path: paths, story: group };

// ---- from a view to what is drawn ----

/** Statements that were opened, between their speaker and their topic. */
function addOpened(view) {
  for (const id of openedFolds) {
    const line = lineById.get(id);
    const [from, to] = [view.places.get(line.from), view.places.get(line.to)];
    if (!from || !to || !view.lines.includes(line)) continue;
    line.items.filter(itemKept).forEach(([said, about], at) => {
      const angle = at * 2.4;
      const away = 22 * Math.sqrt(at + 0.5);
      const middle = {
        x: (from.x + to.x) / 2 + away * Math.cos(angle),
        y: (from.y + to.y) / 2 + away * Math.sin(angle),
      };
      view.places.set(edges[said].from, middle);
      view.lines.push(factLines[said], factLines[about]);
    });
    view.lines = view.lines.filter((one) => one !== line);
  }
}

/**
 * The nodes and lines to draw, and what the legend counts.
 * `places` are of the whole view, `shown` are the nodes and `lines` the lines that no switch hides.
 */
function findView() {
  readFilters();
  const view = views[state.mode]();
  view.places = new Map(view.places);
  addOpened(view);
  const opened = new Set([...openedFolds].flatMap((id) => lineById.get(id).items.map(([said]) => edges[said].from)));
  const visible = (i) => opened.has(i) || kindOn(i);
  const possible = view.possible ?? view.lines;
  let lines = view.lines.filter((line) => typeOn(line) && visible(line.from) && visible(line.to));
  const counts = new Map();
  if (state.mode === "all" || state.mode === "focus")
    for (const line of lines) for (const end of [line.from, line.to]) counts.set(end, (counts.get(end) || 0) + 1);
  const hubs = new Map([...counts].filter(([i, count]) => i !== state.centre && isHub(i, count)));
  if (hubs.size)
    lines = lines.filter(
      ({ from, to }) => !(hubs.has(from) || hubs.has(to)) || from === state.centre || to === state.centre,
    );
  const linked = new Set([...lines.flatMap(({ from, to }) => [from, to]), ...hubs.keys()]);
  const lonely = (i) => !linked.has(i) && !isAsked(i) && !isGroup(i);
  const hide = (i) => !visible(i) || (lonely(i) && off.loners);
  const shown = new Map([...view.places].filter(([i]) => !hide(i)));
  const loners = [...view.places.keys()].filter((i) => visible(i) && lonely(i)).length;
  return { ...view, possible, lines, hubs, shown, loners };
}
