// The picture: dots and lines by vis-network, names by us (names.js), and what happens when one is chosen.

let view = null;
const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
const picture = byId("picture");
const options = { ...data.options, ...readTheme() };
options.interaction = { ...options.interaction, hover: nodes.length <= 4000 || groups.length > 0, hideEdgesOnDrag: edges.length > 4000 };
const network = new vis.Network(picture, { nodes: nodeSet, edges: edgeSet }, options);
const selected = { node: null, edge: null };
const motion = () => (still.matches ? false : { duration: 400 });

/** Pictures are wider than high; on a phone held upright they are turned. */
const isUpright = window.innerHeight > 1.2 * window.innerWidth;
const turned = ({ x, y }) => (isUpright ? { x: y, y: x } : { x, y });

/** vis-network draws the dots and lines; names are drawn by us, so that no two lie over each other. */
const drawnNode = (i, place) => ({ ...nodes[i], label: undefined, ...turned(place) });

const EQUAL_ENDS = new Set(["met", "between"]); // lines without a direction

const FAR = 600; // pixels at zoom 1: a line as long as this leads from one community to another
const MANY = 400; // lines; where there are more, far ones are drawn faint, or they would hide the rest

/** Pixels at zoom 1 from end to end. */
function lengthOf({ from, to }) {
  const [one, other] = [view.shown.get(from), view.shown.get(to)];
  return Math.hypot(one.x - other.x, one.y - other.y);
}
const isFaint = (line) => view.lines.length > MANY && lengthOf(line) > FAR;
/** The lines in the order of drawing: the faint ones below the others. */
const inOrder = () => [...view.lines.filter(isFaint), ...view.lines.filter((line) => !isFaint(line))];
const lineColour = (line) => (isFaint(line) ? paint.faint : paint.edge);

function drawnLine(line, bend) {
  const count = line.fold ? line.items.filter(itemKept).length : 1;
  const plainWidth = view.lines.length > 60 && view.lines.length <= MANY ? 2 : 1.4; // seen from farther away
  const width = line.fold && line.fold !== "office" ? Math.min(6, plainWidth - 0.4 + Math.log2(count) * 0.8) : plainWidth;
  const base = line.fold ? {} : edges[line.id];
  const plain = { id: line.id, from: line.from, to: line.to, width, dashes: isInferred(line) ? [5, 5] : false };
  const smooth = bend ? { enabled: true, type: "curvedCW", roundness: Math.min(0.6, 0.15 * bend) } : { enabled: false };
  const color = { color: lineColour(line), highlight: paint.accent, hover: paint.accent, inherit: false };
  return { ...base, ...plain, smooth, arrows: { to: { enabled: !EQUAL_ENDS.has(line.fold) } }, color };
}

/** Pixels that names may stand out beside the outermost dots. */
const rim = () => Math.min(80, picture.clientWidth * 0.125);

/** Shows the whole view, or some nodes of it, with room for the names at its rim. */
function fitView(animation, inside = openedNodes()) {
  network.setSize("100%", "100%"); // the panel may just have opened or closed
  network.fit({ animation: false, maxZoomLevel: 1.3, nodes: inside });
  const [width, height] = [picture.clientWidth, picture.clientHeight];
  const room = Math.min(1 - (2 * rim()) / width, 1 - Math.min(80, height * 0.2) / height);
  network.moveTo({ scale: network.getScale() * room, animation });
}

/** Draws what the view has now; only what changed is handed on. */
function refresh({ fit = false } = {}) {
  view = findView();
  nodeSet.remove(nodeSet.getIds().filter((i) => !view.shown.has(i)));
  const moved = ([i, place]) => {
    const [old, { x, y }] = [nodeSet.get(i), turned(place)];
    return !old || old.x !== x || old.y !== y;
  };
  nodeSet.update([...view.shown].filter(moved).map(([i, place]) => drawnNode(i, place)));
  const pairs = new Map();
  const drawn = inOrder().map((line) => {
    const pair = `${Math.min(line.from, line.to)} ${Math.max(line.from, line.to)}`;
    pairs.set(pair, (pairs.get(pair) ?? -1) + 1);
    return drawnLine(line, pairs.get(pair));
  });
  const ids = new Set(drawn.map(({ id }) => id));
  edgeSet.remove(edgeSet.getIds().filter((id) => !ids.has(id)));
  edgeSet.update(drawn);
  chosen = null;
  if (selected.node !== null && !nodeSet.get(selected.node)) unchoose();
  else if (selected.edge !== null && !edgeSet.get(selected.edge)) unchoose();
  else if (selected.node !== null) network.selectNodes([selected.node]);
  if (fit) fitView(false);
  network.redraw();
  for (const act of afterRefresh) act();
}
const afterRefresh = [];

// ---- choosing a node or an edge ----

function mark(kind, i) {
  selected.node = kind === "node" ? i : null;
  selected.edge = kind === "edge" ? i : null;
  if (kind === "node") network.selectNodes([i]);
  else network.setSelection({ nodes: [], edges: [i] }, { highlightEdges: false });
  fillPanel();
  network.redraw();
  for (const act of afterChoice) act();
}
const afterChoice = [];

const LEAST_CLOSE = 0.5; // where names can still be read

/** The scale at which a node in the middle has its neighbours around it in the picture. */
function closeUp(i) {
  const here = nodeSet.get(i);
  const room = [picture.clientWidth / 2 - rim(), picture.clientHeight / 2 - 40];
  const fitting = neighbours(i)
    .map((far) => nodeSet.get(far))
    .map(({ x, y }) => Math.min(room[0] / Math.abs(x - here.x), room[1] / Math.abs(y - here.y)));
  return Math.max(LEAST_CLOSE, Math.min(...fitting, Math.max(0.9, network.getScale())));
}

/** Opens a node: where it is drawn, else among its neighbours. */
function openNode(i, { away = false } = {}) {
  if (!nodeSet.get(i)) {
    if (isGroup(i)) return;
    if (state.mode === "all" && nodes.length <= 4000 && !groups.length) {
      called.add(i);
      refresh();
    } else return openFocus(i);
  }
  mark("node", i);
  if (!away) network.focus(i, { scale: closeUp(i), animation: motion() });
  byId("panel").focus();
}

function unchoose() {
  selected.node = selected.edge = null;
  network.unselectAll();
  byId("panel").hidden = true;
  network.redraw();
  for (const act of afterChoice) act();
}

network.on("click", ({ nodes: [node], edges: [edge] }) => {
  if (isGroup(node)) openGroup(node);
  else if (node !== undefined) mark("node", node);
  else if (edge !== undefined) mark("edge", edge);
  else unchoose();
});
network.on("doubleClick", ({ nodes: [node] }) => {
  if (node !== undefined && !isGroup(node)) openFocus(node);
});

/** The next node in the order of importance, or the one before. */
function stepNode(by) {
  const order = byImportance.filter((i) => view.shown.has(i));
  if (!order.length) return;
  const at = order.indexOf(selected.node);
  const next = order[(at + by + order.length + (at < 0 && by < 0 ? 1 : 0)) % order.length];
  mark("node", next);
  network.focus(next, { scale: network.getScale(), animation: motion() });
}
picture.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && selected.node !== null) (isGroup(selected.node) ? openGroup : openFocus)(selected.node);
  if (event.key === "n") stepNode(1);
  if (event.key === "p") stepNode(-1);
});

const hint = byId("hint");
function showHint(text, { x, y }) {
  hint.textContent = cut(text, 160);
  hint.hidden = false;
  hint.style.left = `${Math.max(0, Math.min(x + 14, picture.clientWidth - hint.offsetWidth - 4))}px`;
  hint.style.top = `${Math.max(0, Math.min(y + 14, picture.clientHeight - hint.offsetHeight - 4))}px`;
}
const describe = (i) => {
  const said = new Set(factsOfType(i, "SAID_BY").filter(factKept)).size;
  const events = new Set(factsOfType(i, ...GUESTS).filter(factKept)).size;
  const counts =
    kindOf(i) === "Event" ? [] : [events && say("met", events), said && say("spoke", said)].filter(Boolean);
  return [`${texts.kinds[kindOf(i)]}: ${fullName(i)}`, ...counts].join(" · ");
};
const sentenceOf = (id) => {
  const line = lineById.get(id);
  return `${names[line.from]} — ${lineName(line)} ${EQUAL_ENDS.has(line.fold) ? "—" : "→"} ${names[line.to]}`;
};
network.on("hoverNode", ({ node, pointer }) => showHint(describe(node), pointer.DOM));
network.on("hoverEdge", ({ edge, pointer }) => showHint(sentenceOf(edge), pointer.DOM));
for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, () => (hint.hidden = true));
