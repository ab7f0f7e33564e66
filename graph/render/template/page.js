"use strict";
(() => {
  // Everything from the data is put on the page by textContent, never as markup.
  const data = JSON.parse(document.getElementById("data").textContent);
  const { nodes, edges, entities, facts, sentences, documents, texts } = data;
  const byId = (id) => document.getElementById(id);
  const say = (key, n) => texts.text[key].replace("{n}", n === undefined ? "" : n.toLocaleString(data.lang));
  const cut = (text, most) => {
    const letters = Array.from(text.replace(/\s+/g, " "));
    return letters.length > most ? letters.slice(0, most - 1).join("").trimEnd() + "…" : letters.join("");
  };

  /** An element with attributes and children; strings become text. */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== undefined && child !== null && child !== ""));
    return element;
  }

  const names = nodes.map((node) => node.label);
  const edgesOf = nodes.map(() => []);
  edges.forEach((edge, i) => {
    edgesOf[edge.from].push(i);
    if (edge.to !== edge.from) edgesOf[edge.to].push(i);
  });

  // ---- what is shown ---------------------------------------------------------------------------------------

  const off = { kinds: new Set(data.hidden.kinds), types: new Set(data.hidden.types), inferred: false };
  const factShown = (i) => !off.types.has(facts[i].type) && !(off.inferred && facts[i].basis === "inferred");
  const nodeShown = (i) => !off.kinds.has(entities[i].kind);
  const edgeShown = (i) => factShown(i) && nodeShown(edges[i].from) && nodeShown(edges[i].to);
  const importance = nodes.map((node) => node.size).map((size, i) => size * 1000 + edgesOf[i].length);
  const byImportance = nodes.map((_, i) => i).sort((a, b) => importance[b] - importance[a] || a - b);

  // ---- colours -----------------------------------------------------------------------------------------------

  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  let paint = {};

  /** The schema's colours are made for a light page; on a dark one they are mixed with white. */
  function themed(hex) {
    if (!dark.matches) return hex;
    const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
    return "#" + parts.map((part) => Math.round(part + (255 - part) * 0.4).toString(16).padStart(2, "0")).join("");
  }

  function readTheme() {
    paint = { text: colour("text"), back: colour("back"), halo: colour("halo"), quiet: colour("quiet"), accent: colour("accent") };
    const groups = {};
    for (const [kind, { colour: hex }] of Object.entries(data.kinds)) {
      const fill = themed(hex);
      const active = { background: fill, border: paint.text };
      groups[kind] = { color: { background: fill, border: paint.back, highlight: active, hover: active } };
    }
    const edge = { color: colour("edge"), highlight: colour("accent"), hover: colour("accent"), inherit: false };
    paint.groups = groups;
    return { groups, edges: { ...data.options.edges, color: edge } };
  }

  // ---- the picture -------------------------------------------------------------------------------------------

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
    for (const [set, shown, item] of [[nodeSet, nodeShown, drawnNode], [edgeSet, edgeShown, (i) => edges[i]]]) {
      const all = set === nodeSet ? nodes : edges;
      const missing = all.map((_, i) => i).filter((i) => shown(i) && !set.get(i));
      set.remove(set.getIds().filter((i) => !shown(i)));
      set.add(missing.map(item));
    }
    chosen = null;
    network.redraw();
  }

  // ---- names on the picture ------------------------------------------------------------------------------------

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
    const middle = gaps.reduce((best, at) => (Math.abs(at - text.length / 2) < Math.abs(best - text.length / 2) ? at : best));
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
      const apart = (two) => one.left >= two.right || one.right <= two.left || one.top >= two.bottom || one.bottom <= two.top;
      return this.near(one).every((row) => row.every((two) => two.owner === one.owner || apart(two)));
    }
  }

  /** Texts that fit at this zoom without touching another or a dot: what is highlighted, then what matters. */
  function chooseNames(context, scale) {
    const floor = new Floor();
    const bodies = network.body.nodes;
    for (const i of byImportance) {
      const radius = nodes[i].size * scale;
      if (bodies[i] && radius > 3)
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
      const [x, y, radius] = [bodies[i].x * scale, bodies[i].y * scale, nodes[i].size * scale];
      const below = y + radius + 3;
      const above = y - radius - 3 - lines[i].length * LINE;
      if (!place(lines[i], x, below, i, fill) && !place(lines[i], x, above, i, fill) && i === selected.node)
        place(lines[i], x, below, i, fill, true);
    }
    for (const i of namedEdges()) {
      const [from, to] = [bodies[edges[i].from], bodies[edges[i].to]];
      const at = (part) => [(from.x + (to.x - from.x) * part) * scale, (from.y + (to.y - from.y) * part) * scale - LINE / 2];
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
    context.fillStyle = paint.halo;
    for (const i of highlighted()) {
      const body = network.body.nodes[i];
      if (!body) continue;
      context.beginPath();
      context.arc(body.x, body.y, nodes[i].size + (i === selected.node ? 14 : 8), 0, 2 * Math.PI);
      context.fill();
    }
  });

  /** Far out, dots would shrink to nothing: they keep a few pixels on the screen. */
  function drawSmallDots(context, scale) {
    const least = 2.4 / scale;
    for (const i of network.body.nodeIndices) {
      if (nodes[i].size >= least) continue;
      const { x, y } = network.body.nodes[i];
      const radius = strong.has(entities[i].kind) ? least : least * 0.7;
      context.fillStyle = paint.groups[entities[i].kind].color.background;
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
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
    drawSmallDots(context, scale);
    const corner = network.DOMtoCanvas({ x: 0, y: 0 });
    const [left, top] = [corner.x * scale, corner.y * scale];
    context.scale(1 / scale, 1 / scale);
    Object.assign(context, { textAlign: "center", textBaseline: "top", lineJoin: "round", lineWidth: 3.5, strokeStyle: paint.back });
    for (const { texts: parts, x, y, fill } of chosen) {
      if (x < left - 120 || x > left + picture.clientWidth + 120 || y < top - 40 || y > top + picture.clientHeight) continue;
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

  // ---- choosing a node or an edge ------------------------------------------------------------------------------

  function choose(kind, i, { move = false } = {}) {
    selected.node = kind === "node" ? i : null;
    selected.edge = kind === "edge" ? i : null;
    const ends = kind === "node" ? [i] : [edges[i].from, edges[i].to];
    const hidden = ends.map((end) => entities[end].kind).filter((name) => off.kinds.delete(name));
    if (hidden.length) {
      fillLegend();
      refresh();
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
  network.on("hoverNode", ({ node, pointer }) => showHint(`${texts.kinds[entities[node].kind]}: ${names[node]}`, pointer.DOM));
  network.on("hoverEdge", ({ edge, pointer }) => showHint(sentenceOf(edge), pointer.DOM));
  for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, () => (hint.hidden = true));
  const sentenceOf = (i) => `${names[edges[i].from]} — ${nameEdge(i)} → ${names[edges[i].to]}`;

  // ---- the panel: facts with their sentences ---------------------------------------------------------------------

  const swatch = (kind) => {
    const element = make("span", { class: `swatch shape-${data.kinds[kind].shape}`, "aria-hidden": "true" });
    element.style.background = themed(data.kinds[kind].colour);
    return element;
  };
  const valueText = (value) => [].concat(value).map((item) => texts.values[item] || String(item)).join(", ");

  function propertyLine(props) {
    const parts = Object.entries(props)
      .filter(([key]) => key in texts.text && typeof props[key] !== "boolean")
      .map(([key, value]) => (key === "capacity" ? valueText(value) : `${texts.text[key]} ${valueText(value)}`));
    return parts.join(" · ");
  }

  /** The sentence with its exact words marked; marks count code points, as Python does. */
  function markedSentence(text, marks) {
    const letters = Array.from(text);
    const line = make("p");
    let at = 0;
    for (const [start, end] of marks) {
      if (start < at || end > letters.length) continue;
      line.append(letters.slice(at, start).join(""), make("mark", {}, letters.slice(start, end).join("")));
      at = end;
    }
    line.append(letters.slice(at).join(""));
    return line;
  }

  function quotation([sentence, marks]) {
    const [document, text] = sentences[sentence];
    const { title, publisher, date, url } = documents[document];
    const link = url ? make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, title) : title;
    const rest = [publisher, date || say("no_date")].filter(Boolean).join(" · ");
    return make("blockquote", {}, markedSentence(text, marks), make("cite", {}, link, ` — ${rest}`));
  }

  function evidence(fact) {
    const [first, ...others] = fact.evidence.map(quotation);
    if (!others.length) return [first];
    return [first, make("details", {}, make("summary", { class: "quiet" }, say("sources", others.length + 1)), ...others)];
  }

  function otherButton(i) {
    return make("button", { type: "button", class: "other", onclick: () => openNode(i) }, names[i]);
  }

  /** Opens a node from the panel or the search; the panel takes the focus, so that a keyboard can go on. */
  function openNode(i) {
    choose("node", i, { move: true });
    byId("panel").focus();
  }

  function factItem(i, from) {
    const fact = facts[i];
    const other = edges[i].from === from ? edges[i].to : edges[i].from;
    const line = propertyLine(fact.props);
    const tag = fact.basis === "inferred" && make("span", { class: "tag", title: say("inferred_hint") }, say("inferred"));
    const head = make("div", { class: "kind" }, swatch(entities[other].kind), otherButton(other));
    return make("li", {}, head, make("p", { class: "quiet" }, line, line && tag ? " " : "", tag || ""), ...evidence(fact));
  }

  const FEW = 25;
  function factList(items, from) {
    const list = make("ul");
    let shown = 0;
    const more = make("button", { type: "button", class: "more", onclick: () => grow() });
    const grow = () => {
      list.append(...items.slice(shown, shown + FEW).map((i) => factItem(i, from)));
      shown = Math.min(shown + FEW, items.length);
      more.hidden = shown === items.length;
      more.textContent = say("more", items.length - shown);
    };
    grow();
    return [list, more];
  }

  function groupsOf(i) {
    const groups = [];
    for (const type of data.types)
      for (const side of ["outgoing", "incoming"]) {
        const end = side === "outgoing" ? "from" : "to";
        const items = edgesOf[i].filter((e) => facts[e].type === type && edges[e][end] === i);
        if (items.length) groups.push({ type, title: texts[side][type], items });
      }
    return groups;
  }

  function section({ type, title, items }, from) {
    const heading = [title, " ", make("span", { class: "count" }, String(items.length))];
    if (!data.hidden.types.includes(type)) return [make("h3", {}, ...heading), ...factList(items, from)];
    const details = make("details", {}, make("summary", {}, make("h3", { class: "inline" }, ...heading)));
    details.addEventListener("toggle", () => details.append(...factList(items, from)), { once: true });
    return [details];
  }

  function panelHead(title) {
    const close = make("button", { type: "button", class: "close", "aria-label": say("close"), onclick: unchoose }, "×");
    return make("header", {}, make("h2", { id: "panel-title" }, title), close);
  }

  function nodePanel(i) {
    const { kind, aliases, props, id } = entities[i];
    const link = props.url && make("a", { href: props.url, target: "_blank", rel: "noopener noreferrer" }, props.url);
    const groups = groupsOf(i);
    return [
      panelHead(names[i]),
      make("p", { class: "kind quiet" }, swatch(kind), texts.kinds[kind], ` · ${say("facts", edgesOf[i].length)}`),
      aliases.length ? make("p", { class: "quiet" }, `${say("also")}: ${aliases.join(", ")}`) : "",
      make("p", { class: "quiet" }, propertyLine(props)),
      link ? make("p", {}, link) : "",
      make("p", { class: "quiet" }, id),
      ...(groups.length ? groups.flatMap((group) => section(group, i)) : [make("p", {}, say("no_facts"))]),
    ];
  }

  function edgePanel(i) {
    const { from, to } = edges[i];
    const ends = [from, to].map((end) => make("p", { class: "kind" }, swatch(entities[end].kind), otherButton(end)));
    const fact = facts[i];
    return [
      panelHead(nameEdge(i)),
      ends[0],
      make("p", { class: "quiet" }, `${texts.edges[fact.type]} · ${say(fact.basis)}`),
      ends[1],
      make("p", { class: "quiet" }, propertyLine(fact.props)),
      make("h3", {}, say("source")),
      ...fact.evidence.map(quotation),
    ];
  }

  function fillPanel() {
    const panel = byId("panel");
    const content = selected.node !== null ? nodePanel(selected.node) : edgePanel(selected.edge);
    panel.replaceChildren(...content.filter(Boolean));
    panel.hidden = false;
    panel.scrollTop = 0;
  }

  // ---- the legend ------------------------------------------------------------------------------------------------

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

  // ---- the search --------------------------------------------------------------------------------------------------

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

  // ---- the frame ---------------------------------------------------------------------------------------------------

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
})();
