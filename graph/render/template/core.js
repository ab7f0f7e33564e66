"use strict";
// The data of the page, and how its elements are made.

// Everything from the data is put on the page by textContent, never as markup.
const data = JSON.parse(document.getElementById("data").textContent);
const { nodes, edges, entities, facts, sentences, documents, texts } = data;
const byId = (id) => document.getElementById(id);
const say = (key, n) => texts.text[key].replace("{n}", n === undefined ? "" : n.toLocaleString(data.lang));
const cut = (text, most) => {
  const letters = Array.from(text.replace(/\s+/g, " "));
  return letters.length > most
    ? letters
        .slice(0, most - 1)
        .join("")
        .trimEnd() + "…"
    : letters.join("");
};

/** An element with attributes and children; strings become text. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(
    ...children.filter((child) => child !== undefined && child !== null && child !== "" && child !== false),
  );
  return element;
}

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
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const still = window.matchMedia("(prefers-reduced-motion: reduce)");

/** An office is nothing without its body: "Ketua, KPU Kota Kendari". */
function fullName(i) {
  const at = edgesOf[i].find((e) => facts[e].type === "AT" && edges[e].from === i);
  return at === undefined ? names[i] : `${names[i]}, ${names[edges[at].to]}`;
}
