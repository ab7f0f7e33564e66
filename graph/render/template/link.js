// Deep links: what is looked at stands behind the # of the address, so that it can be sent on.

// An address cannot hold half of a letter; everything else of an id comes back as it was.
const numberByLink = new Map(entities.map(({ id }, i) => [id.replace(/\p{Surrogate}/gu, "\ufffd"), i]));
const plain = { capacity: "", topic: "", event: "", region: "" };

/** The present view as text: "node=person/ani&hops=2&capacity=penjabat". */
function toLink() {
  const parts = new URLSearchParams();
  const idOf = (i) => entities[i].id;
  if (state.mode === "focus") {
    parts.set("node", idOf(state.centre));
    parts.set("hops", state.hops);
  } else if (state.mode === "path") {
    parts.set("from", idOf(state.from));
    parts.set("to", idOf(state.to));
  } else if (state.mode !== firstMode && ["opening", "all"].includes(state.mode)) parts.set("view", state.mode);
  else if (state.mode === "story") parts.set("step", step + 1);
  if (state.open.length) parts.set("groups", state.open.join("."));
  if (selected.node !== null && selected.node !== state.centre) parts.set("open", idOf(selected.node));
  for (const key of Object.keys(plain)) {
    if (wanted[key] !== "") parts.set(key, key === "region" ? data.regions[wanted[key]] : wanted[key]);
  }
  if (wanted.sources > 1) parts.set("sources", wanted.sources);
  if (wanted.since > 0) parts.set("since", days[wanted.since]);
  if (wanted.until < days.length - 1) parts.set("until", days[wanted.until]);
  if (off.inferred) parts.set("stated", 1);
  return parts.toString().replaceAll("%2F", "/");
}

const hasOption = (key, value) => [...byId(`filter-${key}`).options].some((option) => option.value === value);

function readFilterParts(parts) {
  for (const key of Object.keys(plain)) {
    const value = key === "region" ? String(data.regions.indexOf(parts.get(key))) : parts.get(key) || "";
    wanted[key] = hasOption(key, value) ? value : "";
  }
  wanted.sources = Math.max(1, Number(parts.get("sources")) || 1);
  const later = days.findIndex((day) => day >= (parts.get("since") || ""));
  wanted.since = parts.has("since") && later > 0 ? later : 0;
  const last = days.findLastIndex((day) => day <= (parts.get("until") || "9999"));
  wanted.until = last >= wanted.since ? last : Math.max(0, days.length - 1);
  off.inferred = parts.has("stated");
  showFilters();
}

/** Shows what a link asks for; an id that is not in the graph is left out and said so. */
function followLink(text) {
  const parts = new URLSearchParams(text);
  const find = (key) => numberByLink.get(data.redirects[parts.get(key)] || parts.get(key));
  readFilterParts(parts);
  const [node, from, to, open] = ["node", "from", "to", "open"].map(find);
  const hops = Math.min(3, Math.max(1, Number(parts.get("hops")) || 1));
  selected.node = selected.edge = null;
  byId("panel").hidden = true;
  if (node !== undefined) {
    openFocus(node, hops);
  } else if (from !== undefined && to !== undefined && from !== to) go({ mode: "path", from, to });
  else if (parts.has("step") && data.story.length) showStep(Number(parts.get("step")) - 1);
  else {
    const mode = ["opening", "all"].includes(parts.get("view")) ? parts.get("view") : firstMode;
    const open = (parts.get("groups") || "").split(".").filter((g) => /^\d+$/.test(g) && g < groups.length);
    go({ mode, open: mode === "all" ? open.map(Number) : [] });
  }
  if (open !== undefined) openNode(open);
  const missing = ["node", "from", "to", "open"].filter((key) => parts.has(key) && find(key) === undefined);
  if (missing.length)
    byId("status").textContent = say("unknown_node").replace("{name}", cut(parts.get(missing[0]), 80));
}

let written = location.hash.slice(1);
const placeOf = (text) => {
  const parts = new URLSearchParams(text);
  return ["node", "hops", "from", "to", "view", "step", "groups"].map((key) => parts.get(key)).join(" ");
};

/** Writes the address; another place makes a step that the browser's own "back" undoes, a filter does not. */
function writeLink() {
  const text = toLink();
  if (text === written) return;
  const step = placeOf(text) === placeOf(written) ? "replaceState" : "pushState";
  written = text;
  try {
    history[step](null, "", `#${text}`);
  } catch {
    // a page inside another one may have no address of its own
  }
}
let pending = 0;
const writeSoon = () => {
  cancelAnimationFrame(pending);
  pending = requestAnimationFrame(writeLink);
};
window.addEventListener("hashchange", () => {
  if (location.hash.slice(1) === written) return;
  written = location.hash.slice(1);
  followLink(written);
});
