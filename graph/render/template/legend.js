// The legend: what the shapes and lines mean, how many there are, and switches for each.

function toggleButton(key, shown, symbol, name, count, toggle) {
  const act = () => {
    toggle();
    refresh();
  };
  const number = make("span", { class: "count" }, count.toLocaleString(data.lang));
  const button = { type: "button", "aria-pressed": String(shown), "data-key": key, onclick: act };
  return make("li", {}, make("button", button, symbol, make("span", { class: "name" }, name), number));
}

const flip = (set, key) => set.delete(key) || set.add(key);
const tally = (keys) => keys.reduce((sums, key) => sums.set(key, (sums.get(key) || 0) + 1), new Map());

const kindTotals = tally(entities.map(({ kind }) => kind));
const typeTotals = tally([...factLines, ...foldLines].map(({ type }) => type));
const FOLDED = ["Statement", "Document", "MENTIONED_IN", "SAID_BY", "SAID_AT"]; // nothing of these is in a folded view

/** True for what is switched off and left the view altogether: its switch stays, or it could not come back. */
const canReturn = (key, totals, hidden) =>
  hidden.has(key) && totals.has(key) && !FOLDED.includes(key) && (state.mode !== "opening" || active.length > 0);

function fillLegend() {
  const focused = document.activeElement?.dataset.key;
  const stroke = (dashed) => make("span", { class: dashed ? "stroke dashed" : "stroke", "aria-hidden": "true" });
  const kindCounts = tally([...view.places.keys()].map(kindOf));
  for (const [kind, count] of view.kinds || []) kindCounts.set(kind, count);
  const typeCounts = tally(view.possible.map(({ type }) => type));
  const kinds = Object.keys(data.kinds)
    .filter((kind) => kindCounts.has(kind) || canReturn(kind, kindTotals, off.kinds))
    .map((kind) => {
      const count = kindCounts.get(kind) || kindTotals.get(kind);
      return toggleButton(`kind ${kind}`, !off.kinds.has(kind), swatch(kind), texts.kinds[kind], count, () => {
        flip(off.kinds, kind);
        for (const i of [...called]) if (kindOf(i) === kind) called.delete(i);
      });
    });
  const types = [...data.types, "met", "spoke", "between"]
    .filter((type) => typeCounts.has(type) || canReturn(type, typeTotals, off.types))
    .map((type) => {
      const count = typeCounts.get(type) || typeTotals.get(type);
      return toggleButton(`type ${type}`, !off.types.has(type), stroke(false), typeName(type), count, () =>
        flip(off.types, type),
      );
    });
  const ring = make("span", { class: "swatch shape-ring", "aria-hidden": "true" });
  const loners = toggleButton("loners", !off.loners, ring, say("loners"), view.loners, () => {
    off.loners = !off.loners;
    called.clear();
  });
  const inferred = toggleButton(
    "inferred",
    !off.inferred,
    stroke(true),
    say("inferred"),
    off.inferred ? guessed.size : view.possible.filter(isInferred).length,
    () => (off.inferred = !off.inferred),
  );
  const hasLoners = (view.loners > 0 || called.size > 0) && (state.mode === "all" || !off.loners);
  byId("kinds").replaceChildren(...kinds, hasLoners ? loners : "");
  byId("types").replaceChildren(...types, guessed.size ? inferred : "");
  if (focused) document.querySelector(`#legend button[data-key="${focused}"]`)?.focus();
}

/** Says how much of the graph is seen, for eyes and for screen readers. */
function fillStatus() {
  const closed = [...view.shown.keys()].filter(isGroup).length;
  const single = view.shown.size - closed;
  const counts = [closed && say("shown_groups", closed), (single || !closed) && say("shown_nodes", single)];
  const drawn = `${counts.filter(Boolean).join(", ")}, ${say("shown_lines", view.lines.length)}`;
  const more = view.of > view.shown.size ? say("of_more", view.of) : "";
  const whole = view.shown.size < total ? say("in_graph", total) : "";
  const parts = view.none ? [say("no_path")] : [drawn, more, whole];
  byId("status").textContent = parts.filter(Boolean).join(" · ");
  byId("whole").textContent = say(state.mode === "all" ? "summary" : "show_all");
  byId("empty").hidden = total > 0 && view.shown.size > 0;
  byId("empty").textContent = say(total ? "nothing_left" : "empty");
}
afterRefresh.push(fillLegend, fillStatus);

byId("whole").hidden = data.everything;
byId("left-out").hidden = !data.leftOut;
byId("left-out").textContent = say("only_officials", data.leftOut);
byId("whole").addEventListener("click", () => go({ mode: state.mode === "all" ? "opening" : "all" }));
