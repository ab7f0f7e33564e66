// Going from view to view: the neighbourhood of a node, the path between two, and the way back.

const trail = []; // what was looked at, each a copy of `state`

const titleOf = ({ mode, centre, from, to, open }) => {
  if (mode === "focus") return names[centre];
  if (mode === "path") return `${names[from]} ↔ ${names[to]}`;
  if (open.length) return names[total + open.at(-1)];
  return say({ opening: "summary", all: "everything", story: "story" }[mode]);
};
const isSame = (one, other) =>
  ["mode", "centre", "from", "to"].every((key) => one[key] === other[key]) && String(one.open) === String(other.open);

/** True for a view that is entered from nowhere. */
const isBeginning = ({ mode, open }) => ["opening", "all", "story"].includes(mode) && !open.length;

/** Shows another view and remembers the way there. */
function go(next, { fit = true } = {}) {
  Object.assign(state, { mode: "opening", centre: null, from: null, to: null, group: [], open: [] }, next);
  if (isBeginning(state)) trail.length = 0;
  const known = trail.findIndex((one) => isSame(one, state));
  if (known >= 0) trail.length = known;
  trail.push({ ...state });
  refresh({ fit });
}

function openFocus(i, hops = state.mode === "focus" ? state.hops : 1) {
  go({ mode: "focus", centre: i, hops }, { fit: false });
  mark("node", i);
  fitView(false);
  byId("panel").focus();
}

function fillCrumbs() {
  const start = { mode: firstMode, centre: null, from: null, to: null, open: [] };
  const way = trail.length && isBeginning(trail[0]) ? trail : [start, ...trail];
  const crumb = (one, at) =>
    make(
      "li",
      {},
      at === way.length - 1
        ? make("span", { "aria-current": "page" }, cut(titleOf(one), 60))
        : make("button", { type: "button", class: "other", onclick: () => go(one) }, cut(titleOf(one), 40)),
    );
  byId("crumbs").replaceChildren(...way.slice(-6).map((one, at, last) => crumb(one, at + way.length - last.length)));
  byId("hops").hidden = state.mode !== "focus";
  for (const button of document.querySelectorAll("#hops button"))
    button.setAttribute("aria-pressed", String(Number(button.value) === state.hops));
}
afterRefresh.push(fillCrumbs);

for (const button of document.querySelectorAll("#hops button"))
  button.addEventListener("click", () => {
    state.hops = Number(button.value);
    Object.assign(trail[trail.length - 1], state);
    refresh({ fit: true });
  });

// ---- the path between two nodes ----

const ends = { from: null, to: null };

function beginPath(i) {
  byId("path-form").hidden = false;
  ends.from = i;
  byId("path-from").value = fullName(i);
  byId("path-to").focus();
}

function pickEnd(key, i) {
  ends[key] = i;
  if (ends.from !== null && ends.to !== null && ends.from !== ends.to) {
    unchoose();
    go({ mode: "path", ...ends });
  } else byId(ends.from === null ? "path-from" : "path-to").focus();
}
suggest(byId("path-from"), byId("from-matches"), (i) => pickEnd("from", i));
suggest(byId("path-to"), byId("to-matches"), (i) => pickEnd("to", i));
byId("path").addEventListener("click", () => {
  const form = byId("path-form");
  form.hidden = !form.hidden;
  byId("path").setAttribute("aria-expanded", String(!form.hidden));
  if (!form.hidden) byId("path-from").focus();
});
