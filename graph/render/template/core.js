// The data of the page, from columns to nodes, edges and facts.

const { sentences, documents, texts } = data;
const kindNames = Object.keys(data.kinds);
const nodes = data.nodes.label.map((label, i) => {
  const kind = kindNames[data.entities.kind[i]];
  const { size, x, y } = data.nodes;
  return { id: i, label, group: kind, shape: data.kinds[kind].shape, size: size[i], x: x[i], y: y[i] };
});
const edges = data.edges.from.map((from, i) => ({ id: i, from, to: data.edges.to[i] }));
const none = Object.freeze([]);
const nothing = Object.freeze({});
const entities = data.entities.id.map((id, i) => ({
  id,
  kind: nodes[i].group,
  aliases: data.entities.aliases[i] || none,
  props: data.entities.props[i] || nothing,
  regions: data.entities.regions[i] || none,
}));
const guessed = new Set(data.facts.inferred);
const facts = data.facts.type.map((type, i) => ({
  type: data.types[type],
  props: data.facts.props[i] || nothing,
  basis: guessed.has(i) ? "inferred" : "stated",
  evidence: data.facts.evidence[i], // of each source the sentence's number, then begin and end of each mark
}));
const say = (key, n) => (n === undefined ? texts.text[key] : counted(texts.text[key], n, data.lang));

const names = nodes.map((node) => node.label);
const edgesOf = nodes.map(() => []);
edges.forEach((edge, i) => {
  edgesOf[edge.from].push(i);
  if (edge.to !== edge.from) edgesOf[edge.to].push(i);
});
const kindOf = (i) => entities[i].kind;
const importance = nodes.map(({ size }, i) => size * 1000 + edgesOf[i].length);
const byImportance = nodes.map((_, i) => i).sort((a, b) => importance[b] - importance[a] || a - b);
const numberOf = new Map(entities.map(({ id }, i) => [id, i]));
/** What is shown first: the best connected officials; everything where that was asked for, or is drawn by communities. */
const firstMode = data.everything || data.groups ? "all" : "opening";
const still = window.matchMedia("(prefers-reduced-motion: reduce)");

/** An office is nothing without its body: "Ketua, KPU Kota Kendari". */
function fullName(i) {
  const at = edgesOf[i].find((e) => facts[e].type === "AT" && edges[e].from === i);
  return at === undefined ? names[i] : `${names[i]}, ${names[edges[at].to]}`;
}
