// Taking the view away: CSV of its facts, PNG and SVG of the picture, with the caution at the foot.

function savePng() {
  const drawn = picture.querySelector("canvas");
  const scale = drawn.width / picture.clientWidth;
  const canvas = make("canvas", { width: drawn.width, height: drawn.height + Math.round(26 * scale) });
  const context = canvas.getContext("2d");
  context.fillStyle = paint.back;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(drawn, 0, 0);
  context.fillStyle = paint.quiet;
  context.font = `${11 * scale}px system-ui, sans-serif`;
  context.fillText(cut(footText(), Math.floor(canvas.width / scale / 5.5)), 8 * scale, canvas.height - 9 * scale);
  canvas.toBlob((blob) => download(blob, "image/png", "png"));
}

const footText = () => `${document.title} · ${byId("foot").textContent}`;

// ---- SVG ----

const xml = (text) =>
  String(text)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[<>&"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
const tag = (name, attributes, content = "") =>
  `<${name} ${Object.entries(attributes)
    .map(([key, value]) => `${key}="${xml(value)}"`)
    .join(" ")}>${content}</${name}>`;

function svgLine(line, at, scale) {
  const [from, to] = [at(line.from), at(line.to)];
  const { width } = edgeSet.get(line.id);
  const dashes = isInferred(line) ? { "stroke-dasharray": "5 5" } : {};
  const stroke = { stroke: lineColour(line), "stroke-width": Math.max(0.5, width * scale), ...dashes };
  return tag(
    "line",
    { x1: from.x, y1: from.y, x2: to.x, y2: to.y, ...stroke },
    tag("title", {}, xml(sentenceOf(line.id))),
  );
}

function svgNode(i, at, scale) {
  const { x, y } = at(i);
  const radius = radiusAt(i, scale) * scale;
  const look = { fill: paint.groups[kindOf(i)].color.background };
  const title = tag("title", {}, xml(describe(i)));
  const outline = outlines[nodes[i].shape];
  if (!outline) return tag("circle", { cx: x, cy: y, r: radius, ...look }, title);
  const points = outline.map(([dx, dy]) => `${(x + dx * radius).toFixed(1)},${(y + dy * radius).toFixed(1)}`).join(" ");
  return tag("polygon", { points, ...look }, title);
}

/** The picture as one SVG file, as it is seen now. */
function toSvg() {
  const [width, height] = [picture.clientWidth, picture.clientHeight];
  const scale = network.getScale();
  const at = (i) => network.canvasToDOM(network.body.nodes[i]);
  const corner = network.canvasToDOM({ x: 0, y: 0 });
  const halo = { stroke: paint.back, "stroke-width": 3.5, "stroke-linejoin": "round", "paint-order": "stroke" };
  const names = chosen.flatMap(({ texts: parts, x, y, fill }) =>
    parts.map((text, row) =>
      tag(
        "text",
        { x: x + corner.x, y: y + corner.y + row * LINE + FONT, fill: paint[fill], "text-anchor": "middle", ...halo },
        xml(text),
      ),
    ),
  );
  const foot = tag("text", { x: 8, y: height + 17, fill: paint.quiet, "font-size": 11 }, xml(footText()));
  const back = tag("rect", { width, height: height + 26, fill: paint.back });
  const body = [
    back,
    ...inOrder().map((line) => svgLine(line, at, scale)),
    ...[...view.shown.keys()].map((i) => svgNode(i, at, scale)),
    ...names,
    foot,
  ];
  const size = { width, height: height + 26, viewBox: `0 0 ${width} ${height + 26}` };
  const look = { "font-family": "system-ui, 'Segoe UI', Roboto, sans-serif", "font-size": FONT };
  return tag(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", ...size, ...look },
    tag("title", {}, xml(document.title)) + body.join("\n"),
  );
}

const savers = {
  csv: () => download(toCsv(), "text/csv;charset=utf-8", "csv"),
  png: savePng,
  svg: () => download(toSvg(), "image/svg+xml", "svg"),
};
for (const [key, act] of Object.entries(savers))
  for (const button of document.querySelectorAll(`[data-save="${key}"]`))
    button.addEventListener("click", () => {
      byId("save").open = false;
      act();
    });
