"use strict";
// The data of the page, what of it is shown, and its colours.

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

// ---- what is shown ----

// Kinds, edge types, inferred facts, and nodes that then have no line left; `called` ones are shown all the same.
const off = { kinds: new Set(data.hidden.kinds), types: new Set(data.hidden.types), inferred: false, loners: true };
const called = new Set();
let linked = new Set();
const factShown = (i) => !off.types.has(facts[i].type) && !(off.inferred && facts[i].basis === "inferred");
const kindShown = (i) => !off.kinds.has(entities[i].kind);
const edgeShown = (i) => factShown(i) && kindShown(edges[i].from) && kindShown(edges[i].to);
const nodeShown = (i) => called.has(i) || (kindShown(i) && (linked.has(i) || !off.loners));

/** Finds the nodes that have a line under the present switches. */
function findLinked() {
  linked = new Set(edges.filter((_, i) => edgeShown(i)).flatMap(({ from, to }) => [from, to]));
}
findLinked();
if (!linked.size) off.loners = false;
const importance = nodes.map((node) => node.size).map((size, i) => size * 1000 + edgesOf[i].length);
const byImportance = nodes.map((_, i) => i).sort((a, b) => importance[b] - importance[a] || a - b);

// ---- colours ----

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
  paint = Object.fromEntries(["text", "back", "halo", "quiet", "accent"].map((name) => [name, colour(name)]));
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
