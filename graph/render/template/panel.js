// The side panel: facts, each with its sentences, the exact words marked.

const swatch = (kind) => {
  const element = make("span", { class: `swatch shape-${data.kinds[kind].shape}`, "aria-hidden": "true" });
  element.style.background = themed(data.kinds[kind].colour);
  return element;
};
const wordOf = (item) => (Object.hasOwn(texts.values, item) ? texts.values[item] : String(item));
const valueText = (value) => [].concat(value).map(wordOf).join(", ");

function propertyLine(props) {
  const parts = Object.entries(props)
    .filter(([key]) => Object.hasOwn(texts.text, key) && typeof props[key] !== "boolean")
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
  const summary = make("summary", { class: "quiet" }, say("sources", others.length + 1));
  return [first, make("details", {}, summary, ...others)];
}

/** An office is nothing without its body: "Ketua, KPU Kota Kendari". */
function fullName(i) {
  const at = edgesOf[i].find((e) => facts[e].type === "AT" && edges[e].from === i);
  return at === undefined ? names[i] : `${names[i]}, ${names[edges[at].to]}`;
}

function otherButton(i) {
  return make("button", { type: "button", class: "other", onclick: () => openNode(i) }, fullName(i));
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
  const more = make("p", { class: "quiet" }, line, line && tag ? " " : "", tag || "");
  return make("li", {}, head, more, ...evidence(fact));
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
    panelHead(fullName(i)),
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
