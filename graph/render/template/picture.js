// The picture: dots and lines by vis-network, names by us, and what happens when one is chosen.

// vis-network draws the dots and lines; names are drawn below, so that no two lie over each other.
const drawnNode = (i) => ({ ...nodes[i], label: undefined });
const nodeSet = new vis.DataSet(byImportance.filter(nodeShown).map(drawnNode));
const edgeSet = new vis.DataSet(edges.filter((_, i) => edgeShown(i)));
const picture = byId("picture");
const options = { ...data.options, ...readTheme() };
options.interaction = { ...options.interaction, hover: nodes.length <= 4000, hideEdgesOnDrag: edges.length > 4000 };
const network = new vis.Network(picture, { nodes: nodeSet, edges: edgeSet }, options);
const selected = { node: null, edge: null };
const still = window.matchMedia("(prefers-reduced-motion: reduce)");
const motion = () => (still.matches ? false : { duration: 400 });

let chosen = null;
let chosenFor = "";

function refresh() {
  findLinked();
  for (const [set, shown, item] of [[nodeSet, nodeShown, drawnNode], [edgeSet, edgeShown, (i) => edges[i]]]) {
    const all = set === nodeSet ? nodes : edges;
    const missing = all.map((_, i) => i).filter((i) => shown(i) && !set.get(i));
    set.remove(set.getIds().filter((i) => !shown(i)));
    set.add(missing.map(item));
  }
  chosen = null;
  network.redraw();
}

// ---- names on the picture ----

const FONT = 12.5;
const LINE = 15;
const AREA = 18000; // square pixels of the picture for each name, so that names do not hide the dots
const font = `${FONT}px system-ui, "Segoe UI", Roboto, sans-serif`;
const strong = new Set(["Person", "Institution"]);

/** A name in one or two lines of about equal length. */
function wrap(name) {
  const text = cut(name, 40);
  if (text.length <= 18) return [text];
  const gaps = [...text.matchAll(/ /g)].map(({ index }) => index);
  if (!gaps.length) return [cut(text, 22)];
  const unevenness = (at) => Math.abs(at - text.length / 2);
  const middle = gaps.reduce((best, at) => (unevenness(at) < unevenness(best) ? at : best));
  return [text.slice(0, middle), text.slice(middle + 1)].map((line) => cut(line, 26));
}
const lines = names.map(wrap);
const widths = new Map();
const widthOf = (context, text) => {
  if (!widths.has(text)) widths.set(text, context.measureText(text).width);
  return widths.get(text);
};
const box = (x, y, width, height) => ({ left: x - width / 2, right: x + width / 2, top: y, bottom: y + height });

/** Boxes on the screen that do not touch each other, found by rows of 24 pixels. */
class Floor {
  rows = new Map();
  near({ top, bottom }) {
    const found = [];
    for (let row = Math.floor(top / 24); row <= Math.floor(bottom / 24); row += 1) {
      if (!this.rows.has(row)) this.rows.set(row, []);
      found.push(this.rows.get(row));
    }
    return found;
  }
  take(one) {
    for (const row of this.near(one)) row.push(one);
  }
  free(one) {
    const apart = (two) =>
      one.left >= two.right || one.right <= two.left || one.top >= two.bottom || one.bottom <= two.top;
    return this.near(one).every((row) => row.every((two) => two.owner === one.owner || apart(two)));
  }
}

/** Texts that fit at this zoom without touching another or a dot: what is highlighted, then what matters. */
function chooseNames(context, scale) {
  const floor = new Floor();
  const bodies = network.body.nodes;
  for (const i of byImportance) {
    const radius = radiusAt(i, scale) * scale;
    if (bodies[i] && radius > 4.5)
      floor.take({ ...box(bodies[i].x * scale, bodies[i].y * scale - radius, 2 * radius, 2 * radius), owner: i });
  }
  const ends = network.body.nodeIndices.map((i) => bodies[i]);
  const reach = (axis) => ends.reduce((most, body) => Math.max(most, Math.abs(body[axis])), 200) * 2 * scale;
  const most = 12 + (reach("x") * reach("y")) / AREA;
  const result = [];
  const place = (texts, x, y, owner, fill, force) => {
    const width = Math.max(...texts.map((text) => widthOf(context, text))) + 6;
    const one = { ...box(x, y, width, texts.length * LINE + 1), owner };
    const fits = force || floor.free(one);
    if (fits) {
      floor.take({ ...one, owner: undefined });
      result.push({ texts, x, y, fill });
    }
    return fits;
  };
  for (const i of new Set([...highlighted(), ...byImportance])) {
    if (!bodies[i] || result.length > most) continue;
    const fill = strong.has(entities[i].kind) ? "text" : "quiet";
    const [x, y, radius] = [bodies[i].x * scale, bodies[i].y * scale, radiusAt(i, scale) * scale];
    const below = y + radius + 3;
    const above = y - radius - 3 - lines[i].length * LINE;
    if (!place(lines[i], x, below, i, fill) && !place(lines[i], x, above, i, fill) && i === selected.node)
      place(lines[i], x, below, i, fill, true);
  }
  for (const i of namedEdges()) {
    const [from, to] = [bodies[edges[i].from], bodies[edges[i].to]];
    const between = (a, b, part) => (a + (b - a) * part) * scale;
    const at = (part) => [between(from.x, to.x, part), between(from.y, to.y, part) - LINE / 2];
    [0.5, 0.4, 0.6, 0.3, 0.7].some((part) => place([nameEdge(i)], ...at(part), null, "accent"));
  }
  return result;
}

const neighbours = (i) =>
  edgesOf[i].filter((e) => edgeSet.get(e)).map((e) => (edges[e].from === i ? edges[e].to : edges[e].from));

function highlighted() {
  if (selected.node !== null) return [selected.node, ...new Set(neighbours(selected.node))];
  if (selected.edge !== null) return [edges[selected.edge].from, edges[selected.edge].to];
  return [];
}

network.on("beforeDrawing", (context) => {
  const scale = network.getScale();
  context.fillStyle = paint.halo;
  for (const i of highlighted()) {
    const body = network.body.nodes[i];
    if (!body) continue;
    context.beginPath();
    const margin = (i === selected.node ? 12 : 6) / Math.min(1, scale);
    context.arc(body.x, body.y, radiusAt(i, scale) + margin, 0, 2 * Math.PI);
    context.fill();
  }
});

// Corners of the shapes in units of the radius, as vis-network draws them.
const corners = (count, radius, turn) =>
  Array.from({ length: count }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / count;
    return [radius(i) * Math.cos(angle), radius(i) * Math.sin(angle)];
  });
const outlines = {
  square: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
  diamond: corners(4, () => 1, 0),
  hexagon: corners(6, () => 1, 0),
  triangle: corners(3, () => 1.15, -Math.PI / 2),
  triangleDown: corners(3, () => 1.15, Math.PI / 2),
  star: corners(10, (i) => (i % 2 ? 0.5 : 1.3), -Math.PI / 2),
};

/** Radius in the graph's pixels: far out, shapes shrink more slowly than the picture, else they would vanish. */
const radiusAt = (i, scale) => nodes[i].size * Math.max(1, Math.min(6, scale ** -0.4));

function drawLargerShapes(context, scale) {
  if (scale >= 1) return;
  for (const i of network.body.nodeIndices) {
    const { x, y } = network.body.nodes[i];
    const radius = radiusAt(i, scale);
    const outline = radius * scale > 2.5 && outlines[nodes[i].shape];
    context.fillStyle = paint.groups[entities[i].kind].color.background;
    context.beginPath();
    if (outline) outline.forEach(([dx, dy], at) => context[at ? "lineTo" : "moveTo"](x + dx * radius, y + dy * radius));
    else context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
  }
}

network.on("afterDrawing", (context) => {
  const scale = network.getScale();
  context.save();
  context.font = font;
  const key = `${scale.toFixed(4)} ${selected.node} ${selected.edge}`;
  if (!chosen || key !== chosenFor) {
    chosen = chooseNames(context, scale);
    chosenFor = key;
    picture.dataset.names = String(chosen.length);
  }
  drawLargerShapes(context, scale);
  const corner = network.DOMtoCanvas({ x: 0, y: 0 });
  const [left, top] = [corner.x * scale, corner.y * scale];
  context.scale(1 / scale, 1 / scale);
  Object.assign(context, { textAlign: "center", textBaseline: "top" });
  Object.assign(context, { lineJoin: "round", lineWidth: 3.5, strokeStyle: paint.back });
  for (const { texts: parts, x, y, fill } of chosen) {
    if (x < left - 120 || x > left + picture.clientWidth + 120) continue;
    if (y < top - 40 || y > top + picture.clientHeight) continue;
    context.fillStyle = paint[fill];
    parts.forEach((text, row) => context.strokeText(text, x, y + row * LINE));
    parts.forEach((text, row) => context.fillText(text, x, y + row * LINE));
  }
  context.restore();
  if (!document.documentElement.dataset.drawn) document.documentElement.dataset.drawn = String(performance.now());
});

function namedEdges() {
  if (selected.edge !== null) return [selected.edge];
  if (selected.node === null) return [];
  const shown = edgesOf[selected.node].filter((i) => edgeSet.get(i));
  return shown.length <= 8 ? shown : [];
}

const nameEdge = (i) => facts[i].props.capacity || texts.edges[facts[i].type];

network.on("dragEnd", ({ nodes: moved }) => {
  if (moved.length) chosen = null;
});
dark.addEventListener("change", () => {
  network.setOptions(readTheme());
  fillLegend();
  if (selected.node !== null || selected.edge !== null) fillPanel();
});

// ---- choosing a node or an edge ----

function choose(kind, i, { move = false } = {}) {
  selected.node = kind === "node" ? i : null;
  selected.edge = kind === "edge" ? i : null;
  const ends = kind === "node" ? [i] : [edges[i].from, edges[i].to];
  ends.forEach((end) => off.kinds.delete(entities[end].kind));
  if (!ends.every((end) => nodeSet.get(end))) {
    ends.forEach((end) => called.add(end));
    refresh();
    fillLegend();
  }
  if (kind === "node") network.selectNodes([i]);
  else if (edgeSet.get(i)) network.setSelection({ nodes: [], edges: [i] }, { highlightEdges: false });
  fillPanel();
  if (move && kind === "node") network.focus(i, { scale: Math.max(0.9, network.getScale()), animation: motion() });
  network.redraw();
}

function unchoose() {
  selected.node = selected.edge = null;
  network.unselectAll();
  byId("panel").hidden = true;
  network.redraw();
}

network.on("click", ({ nodes: [node], edges: [edge] }) => {
  if (node !== undefined) choose("node", node);
  else if (edge !== undefined) choose("edge", edge);
  else unchoose();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && byId("matches").hidden && !byId("panel").hidden) {
    unchoose();
    byId("search").focus();
  }
  if (event.key === "/" && event.target !== byId("search")) {
    event.preventDefault();
    byId("search").focus();
  }
});

const hint = byId("hint");
function showHint(text, { x, y }) {
  hint.textContent = cut(text, 160);
  hint.hidden = false;
  hint.style.left = `${Math.max(0, Math.min(x + 14, picture.clientWidth - hint.offsetWidth - 4))}px`;
  hint.style.top = `${Math.max(0, Math.min(y + 14, picture.clientHeight - hint.offsetHeight - 4))}px`;
}
const describe = (i) => `${texts.kinds[entities[i].kind]}: ${names[i]}`;
network.on("hoverNode", ({ node, pointer }) => showHint(describe(node), pointer.DOM));
network.on("hoverEdge", ({ edge, pointer }) => showHint(sentenceOf(edge), pointer.DOM));
for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, () => (hint.hidden = true));
const sentenceOf = (i) => `${names[edges[i].from]} — ${nameEdge(i)} → ${names[edges[i].to]}`;
