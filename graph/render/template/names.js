// Names on the picture: as many as fit without touching, the important ones first.

let chosen = null; // the texts that fit, until the picture changes
let chosenFor = "";
const FONT = 12.5;
const LINE = 15;
const AREA = 18000; // square pixels of the picture for each name, so that names do not hide the dots; a third where
const FEW_NODES = 200; // there are no more nodes than that
const font = `${FONT}px system-ui, "Segoe UI", Roboto, sans-serif`;
const strong = new Set(["Person", "Institution"]);

/** A long name without its middle: bodies of one kind differ at their end ("Badan Pengawas … Kota Kendari"). */
function shorten(name, most) {
  const words = name.trim().split(/\s+/);
  if (words.join(" ").length <= most || words.length < 5) return words.join(" ");
  const [first, last] = [[], []];
  for (const [side, word] of words.map((_, at) => (at % 2 ? [last, words.at(-(at + 1) / 2)] : [first, words[at / 2]]))) {
    if ([...first, ...last, word].join(" ").length > most - 2) break;
    side.push(word);
  }
  return [...first, "…", ...last.reverse()].join(" ");
}

/** A name in lines of about equal length. */
function wrap(name, most = 3) {
  const text = shorten(name, 22 * most);
  const lines = Math.min(most, Math.ceil(text.length / 22));
  const words = text.split(" ");
  const rows = [[]];
  for (const word of words) {
    const there = rows.flat().join(" ").length;
    const full = there + word.length / 2 >= (text.length * rows.length) / lines;
    if (full && rows.length < lines && rows.at(-1).length) rows.push([]);
    rows.at(-1).push(word);
  }
  return rows.map((row) => cut(row.join(" "), 30));
}
/** A community's body and official, each on a line. */
const groupLines = (name) => name.split(" · ");
const wrapped = new Map();
/** What stands at a node: its name, with a count where its lines are collapsed. */
function linesAt(i) {
  if (!wrapped.has(i)) wrapped.set(i, isGroup(i) ? groupLines(names[i]) : wrap(names[i]));
  const lines = wrapped.get(i);
  const count = isGroup(i) ? groups[i - total].count : view.hubs.get(i);
  return count ? [...lines, `(${count.toLocaleString(data.lang)})`] : lines;
}
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
    if (bodies[i] && radius > 4.5 && !isGroup(i))
      floor.take({ ...box(bodies[i].x * scale, bodies[i].y * scale - radius, 2 * radius, 2 * radius), owner: i });
  }
  const ends = network.body.nodeIndices.map((i) => bodies[i]);
  const reach = (axis) => ends.reduce((most, body) => Math.max(most, Math.abs(body[axis])), 200) * 2 * scale;
  const most = 12 + (reach("x") * reach("y")) / (view.shown.size > FEW_NODES ? AREA : AREA / 3);
  const [first, last] = [-1, 1].map((side) => ends.reduce((far, { x }) => Math.max(far, side * x), -Infinity) * side);
  const half = Math.max(((last - first) / 2) * scale + rim(), picture.clientWidth / 2 - 4); // all that is seen at first
  const [left, right] = [-1, 1].map((side) => ((first + last) / 2) * scale + side * half);
  const result = [];
  const place = (texts, x, y, owner, fill, force) => {
    const width = Math.max(...texts.map((text) => widthOf(context, text))) + 6;
    const one = { ...box(x, y, width, texts.length * LINE + 1), owner };
    const fits = force || (one.left >= left && one.right <= right && floor.free(one));
    if (fits) {
      floor.take({ ...one, owner: undefined });
      result.push({ texts, x, y, fill });
    }
    return fits;
  };
  for (const i of new Set([...highlighted(), ...byImportance])) {
    if (!bodies[i] || result.length > most) continue;
    const fill = strong.has(entities[i].kind) || isGroup(i) ? "text" : "quiet";
    const lines = linesAt(i);
    const [x, y, radius] = [bodies[i].x * scale, bodies[i].y * scale, radiusAt(i, scale) * scale];
    const [below, above] = [y + radius + 3, y - radius - 3 - lines.length * LINE];
    const beside = radius + 6 + Math.max(...lines.map((text) => widthOf(context, text))) / 2;
    const middle = y - (lines.length * LINE) / 2;
    const spots = isGroup(i) ? [[x, middle]] : [
      [x, below],
      [x, above],
      [x + beside, middle],
      [x - beside, middle],
      ...[below, above].flatMap((top) => [
        [x + beside - radius, top],
        [x - beside + radius, top],
      ]),
    ];
    const placed = spots.some(([middle, top]) => place(lines, middle, top, i, fill));
    if (!placed && i === selected.node) place(lines, x, below, i, fill, true);
  }
  for (const line of namedLines()) {
    const [from, to] = [bodies[line.from], bodies[line.to]];
    if (!from || !to) continue;
    const name = wrap(lineName(line), 2);
    const room = Math.hypot(from.x - to.x, from.y - to.y) * scale;
    if (room < 40) continue;
    const between = (a, b, part) => (a + (b - a) * part) * scale;
    const at = (part) => [between(from.x, to.x, part), between(from.y, to.y, part) - (name.length * LINE) / 2];
    [0.5, 0.4, 0.6, 0.3, 0.7].some((part) => place(name, ...at(part), null, isMarked(line) ? "accent" : "quiet"));
  }
  return result;
}

const neighbours = (i) => linesOf[i].filter(({ id }) => edgeSet.get(id)).map((line) => farEnd(line, i));

function highlighted() {
  if (selected.node !== null) return [selected.node, ...new Set(neighbours(selected.node))];
  const line = lineById.get(selected.edge);
  return line ? [line.from, line.to] : [];
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
  square: [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ],
  diamond: corners(4, () => 1, 0),
  hexagon: corners(6, () => 1, 0),
  triangle: [
    [0, -1.01],
    [1.15, 0.98],
    [-1.15, 0.98],
  ],
  triangleDown: [
    [0, 1.01],
    [-1.15, -0.98],
    [1.15, -0.98],
  ],
  star: corners(10, (i) => (i % 2 ? 0.41 : 1.07), -Math.PI / 2).map(([x, y]) => [x, y + 0.08]),
};

/** Radius in the graph's pixels: far out, shapes shrink more slowly than the picture, else they would vanish. */
const radiusAt = (i, scale) => (isGroup(i) ? Math.max(nodes[i].size, 5 / scale) : nodes[i].size * Math.max(1, Math.min(6, scale ** -0.4)));

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
  if (!view) return;
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

const isMarked = (line) => line.id === selected.edge || line.from === selected.node || line.to === selected.node;

/** True for a line whose name says more than its ends do: an office, or a number of events or statements. */
const isTelling = (line) =>
  line.fold !== "between" &&
  (line.fold === "office" || (line.fold ? line.items.length > 1 : line.type === "HOLDS" && capacityOf(line.id)));

/** Lines that bear their name: the chosen ones, and those that tell something where they can be read. */
function namedLines() {
  const marked = view.lines.filter(isMarked);
  const few =
    view.lines.length <= MANY ? view.lines.filter((line) => !isMarked(line) && (view.steps || isTelling(line))) : [];
  return [...(marked.length <= 40 ? marked : []), ...few];
}

network.on("dragEnd", ({ nodes: moved }) => {
  if (moved.length) chosen = null;
});
