// The data of the page.

const data = JSON.parse(byId("data").textContent);
const { nodes, edges, entities, facts, sentences, documents, texts } = data;
const say = (key, n) => texts.text[key].replace("{n}", n === undefined ? "" : n.toLocaleString(data.lang));

const names = nodes.map((node) => node.label);
const edgesOf = nodes.map(() => []);
edges.forEach((edge, i) => {
  edgesOf[edge.from].push(i);
  if (edge.to !== edge.from) edgesOf[edge.to].push(i);
});
const kindOf = (i) => entities[i].kind;
const importance = nodes.map((node) => node.size).map((size, i) => size * 1000 + edgesOf[i].length);
const byImportance = nodes.map((_, i) => i).sort((a, b) => importance[b] - importance[a] || a - b);
const numberOf = new Map(entities.map(({ id }, i) => [id, i]));
const still = window.matchMedia("(prefers-reduced-motion: reduce)");

/** An office is nothing without its body: "Ketua, KPU Kota Kendari". */
function fullName(i) {
  const at = edgesOf[i].find((e) => facts[e].type === "AT" && edges[e].from === i);
  return at === undefined ? names[i] : `${names[i]}, ${names[edges[at].to]}`;
}
