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
    .filter(([key, value]) => Object.hasOwn(texts.text, key) && value !== undefined && typeof value !== "boolean")
    .map(([key, value]) => (key === "capacity" ? valueText(value) : `${texts.text[key]} ${valueText(value)}`));
  return parts.join(" · ");
}

/** The sentence with its exact words marked; marks count code points, as Python does. */
function markedSentence(text, ends) {
  const letters = Array.from(text);
  const line = make("p");
  let at = 0;
  const marks = itemsOf(ends).sort((a, b) => a[0] - b[0]);
  for (const [first, end] of marks) {
    const start = Math.max(first, at);
    if (end <= start || end > letters.length) continue;
    line.append(letters.slice(at, start).join(""), make("mark", {}, letters.slice(start, end).join("")));
    at = end;
  }
  line.append(letters.slice(at).join(""));
  return line;
}

function quotation([sentence, ...marks]) {
  const [document, text] = sentences[sentence];
  const { title, publisher, date, url } = documents[document];
  const link = url ? make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, title) : title;
  const rest = [publisher, date || say("no_date")].filter(Boolean).join(" · ");
  return make("blockquote", {}, markedSentence(text, marks), make("cite", {}, link, ` — ${rest}`));
}

function sources(evidence) {
  const [first, ...more] = evidence.map(quotation);
  if (!more.length) return [first];
  const summary = make("summary", { class: "quiet" }, say("sources", more.length + 1));
  return [first, make("details", {}, summary, ...more)];
}
const evidence = (fact) => sources(fact.evidence);

const inferredTag = (fact) =>
  fact.basis === "inferred" && make("span", { class: "tag", title: say("inferred_hint") }, say("inferred"));

function otherButton(i) {
  return make("button", { type: "button", class: "other", onclick: () => openNode(i) }, fullName(i));
}

function factItem(i, from) {
  const fact = facts[i];
  const other = edges[i].from === from ? edges[i].to : edges[i].from;
  const line = propertyLine({
    ...(kindOf(other) === "Event" ? { date: entities[other].props.date } : {}),
    ...fact.props,
  });
  const tag = inferredTag(fact);
  const head = make("div", { class: "kind" }, swatch(kindOf(other)), otherButton(other));
  const more = make("p", { class: "quiet" }, line, line && tag ? " " : "", tag || "");
  return make("li", {}, head, more, ...evidence(fact));
}

const FEW = 25;
const factList = (items, from) => longList(items, (i) => factItem(i, from));

/** A list that shows its first items and more on demand. */
function longList(items, toItem = (item) => item) {
  const list = make("ul");
  let shown = 0;
  const more = make("button", { type: "button", class: "more", onclick: () => grow() });
  const grow = () => {
    list.append(...items.slice(shown, shown + FEW).map(toItem));
    shown = Math.min(shown + FEW, items.length);
    more.hidden = shown === items.length;
    more.textContent = say("more", items.length - shown);
  };
  grow();
  return [list, more];
}

function groupsOf(i, without) {
  const groups = [];
  for (const type of data.types)
    for (const side of ["outgoing", "incoming"]) {
      const end = side === "outgoing" ? "from" : "to";
      const items = edgesOf[i].filter((e) => facts[e].type === type && edges[e][end] === i && factKept(e));
      if (items.length && !without.includes(`${type} ${side}`)) groups.push({ type, title: texts[side][type], items });
    }
  return groups;
}

const headingOf = (title, count) => [title, " ", make("span", { class: "count" }, count.toLocaleString(data.lang))];

function section({ type, title, items }, from) {
  const heading = headingOf(title, items.length);
  if (!data.hidden.types.includes(type)) return [make("h3", {}, ...heading), ...factList(items, from)];
  return [folded(make("h3", { class: "inline" }, ...heading), () => factList(items, from))];
}

/** Content that is made only when it is opened. */
function folded(summary, content, open = false) {
  const details = make("details", {}, make("summary", {}, summary));
  details.addEventListener("toggle", () => details.append(...content()), { once: true });
  details.open = open;
  return details;
}

/** The offices at a body or place with who holds them: the answer to most questions about it. */
function officials(i) {
  const offices = others(i, "AT").filter((office) => kindOf(office) === "Role");
  const rows = offices.flatMap((office) =>
    factsOfType(office, "HOLDS")
      .filter(factKept)
      .map((held) => [office, held]),
  );
  if (!rows.length) return [];
  const toItem = ([office, held]) => {
    const holder = edges[held].from;
    const line = propertyLine({ ...facts[held].props, capacity: undefined });
    const title = make("span", {}, `${officeName(held)}: `);
    const head = make("div", { class: "kind" }, swatch("Person"), make("span", {}, title, otherButton(holder)));
    const more = make("p", { class: "quiet" }, line, line ? " · " : "", officeButton(office), inferredTag(facts[held]));
    return make("li", {}, head, more, ...evidence(facts[held]));
  };
  return [make("h3", {}, ...headingOf(say("officials"), rows.length)), ...longList(rows, toItem)];
}

const officeButton = (office) =>
  make("button", { type: "button", class: "other", onclick: () => openNode(office) }, say("about_office"));

/** What somebody said, by topic; the largest topic is open. */
function speech(i) {
  const byTopic = new Map();
  for (const said of factsOfType(i, "SAID_BY").filter((e) => edges[e].to === i && factKept(e))) {
    const topics = factsOfType(edges[said].from, "ABOUT").filter((e) => kindOf(edges[e].to) === "Topic" && factKept(e));
    const keys = topics.length ? topics.map((e) => edges[e].to) : wanted.topic ? [] : [null];
    for (const topic of keys) byTopic.set(topic, [...(byTopic.get(topic) || []), said]);
  }
  const groups = [...byTopic].sort((a, b) => b[1].length - a[1].length);
  const number = new Set(groups.flatMap(([, said]) => said)).size;
  if (!number) return [];
  const heading = make("h3", {}, ...headingOf(texts.incoming.SAID_BY, number));
  const titled = ([topic, said]) =>
    make("h4", { class: "inline" }, ...headingOf(topic === null ? say("no_topic") : names[topic], said.length));
  return [heading, ...groups.map((pair, at) => folded(titled(pair), () => factList(pair[1], i), at === 0))];
}

function panelHead(title) {
  const close = make("button", { type: "button", class: "close", "aria-label": say("close"), onclick: unchoose }, "×");
  return make("header", {}, make("h2", { id: "panel-title" }, title), close);
}

const action = (key, onclick, n) => make("button", { type: "button", class: "action", onclick }, say(key, n));

function actions(i) {
  const hub = view.hubs.get(i);
  const expand = () => {
    expanded.add(i);
    refresh();
    fillPanel();
  };
  const cutShort = state.centre === i && view.of > view.places.size && !expanded.has(i);
  return make(
    "p",
    { class: "actions" },
    state.mode === "focus" && state.centre === i ? "" : action("focus", () => openFocus(i)),
    action("path_from", () => beginPath(i)),
    hub ? action("expand", expand, hub) : "",
    cutShort ? action("expand", expand, view.of - 1) : "",
  );
}

function nodePanel(i) {
  const { kind, aliases, props, id } = entities[i];
  const link = props.url && make("a", { href: props.url, target: "_blank", rel: "noopener noreferrer" }, props.url);
  const posts = kind === "Institution" || kind === "Place" ? officials(i) : [];
  const said = speech(i);
  const groups = groupsOf(i, [...(said.length ? ["SAID_BY incoming"] : [])]);
  const hidden = edgesOf[i].filter((e) => !factKept(e)).length;
  const nothing = !posts.length && !said.length && !groups.length;
  const late = groups.findIndex(({ type }) => ["SAID_BY", "SAID_AT", "ABOUT", "MENTIONED_IN"].includes(type));
  const parts = groups.map((group) => section(group, i));
  parts.splice(late < 0 ? parts.length : late, 0, said);
  return [
    panelHead(fullName(i)),
    make("p", { class: "kind quiet" }, swatch(kind), texts.kinds[kind], ` · ${say("facts", edgesOf[i].length)}`),
    aliases.length ? make("p", { class: "quiet" }, `${say("also")}: ${aliases.join(", ")}`) : "",
    make("p", { class: "quiet" }, propertyLine(props)),
    link ? make("p", {}, link) : "",
    actions(i),
    ...posts,
    ...parts.flat(),
    nothing ? make("p", {}, say("no_facts")) : "",
    hidden ? make("p", { class: "quiet" }, say("filtered_out", hidden)) : "",
    make("p", { class: "quiet id" }, id),
  ];
}

const endButton = (end) => make("p", { class: "kind" }, swatch(kindOf(end)), otherButton(end));

function edgePanel(id) {
  const line = lineById.get(id);
  if (line.fold === "between") return betweenPanel(line);
  if (line.fold) return foldPanel(line);
  const fact = facts[id];
  return [
    panelHead(lineName(line)),
    endButton(line.from),
    make("p", { class: "quiet" }, `${texts.edges[fact.type]} · ${say(fact.basis)}`),
    endButton(line.to),
    make("p", { class: "quiet" }, propertyLine(fact.props)),
    make("h3", {}, say("source")),
    ...fact.evidence.map(quotation),
  ];
}

/** What a folded line stands for, item by item, each with the sentences of its two facts. */
function foldPanel(line) {
  const kept = line.items.filter(itemKept);
  const middle = ([first]) => edges[first][line.fold === "office" ? "to" : "from"];
  const unfold = () => {
    openedFolds.add(line.id);
    refresh();
    unchoose();
  };
  const item = (pair) => {
    const quoted = new Map();
    for (const [at, ...marks] of pair.flatMap((i) => facts[i].evidence))
      quoted.set(at, [...(quoted.get(at) || [at]), ...marks]);
    const tag = pair.map((i) => inferredTag(facts[i])).find(Boolean) || "";
    const facing = pair
      .map((i) => propertyLine(facts[i].props))
      .filter(Boolean)
      .join(" · ");
    const head = make("div", { class: "kind" }, swatch(kindOf(middle(pair))), otherButton(middle(pair)));
    const more = make("p", { class: "quiet" }, facing, facing && tag ? " " : "", tag);
    return make("li", {}, head, more, ...sources([...quoted.values()]));
  };
  const canUnfold = line.fold === "spoke" && kept.length <= 60 && (state.mode !== "all" || off.kinds.has("Statement"));
  return [
    panelHead(lineName(line)),
    endButton(line.from),
    endButton(line.to),
    canUnfold ? make("p", { class: "actions" }, action("unfold", unfold)) : "",
    ...longList(kept, item),
  ];
}

/** A community: whom it holds, the best connected first. */
function groupPanel(i) {
  const { count, best } = groups[i - total];
  return [
    panelHead(names[i]),
    make("p", { class: "kind quiet" }, swatch(COMMUNITY), texts.kinds[COMMUNITY], ` · ${say("shown_nodes", count)}`),
    make("p", { class: "actions" }, action("open_group", () => openGroup(i))),
    make("h3", {}, say("best_connected")),
    ...longList(best, (one) => make("li", {}, endButton(one))),
  ];
}

/** The facts between two communities. */
function betweenPanel(line) {
  const item = ([i]) =>
    make(
      "li",
      {},
      endButton(edges[i].from),
      make("p", { class: "quiet" }, texts.edges[facts[i].type], " ", inferredTag(facts[i])),
      endButton(edges[i].to),
      ...evidence(facts[i]),
    );
  return [panelHead(lineName(line)), endButton(line.from), endButton(line.to), ...longList(line.items, item)];
}

function fillPanel() {
  const panel = byId("panel");
  const ofNode = isGroup(selected.node) ? groupPanel : nodePanel;
  const content = selected.node !== null ? ofNode(selected.node) : edgePanel(selected.edge);
  panel.replaceChildren(...content.filter(Boolean));
  panel.hidden = false;
  panel.scrollTop = 0;
}
