// Annotated articles: a mark leads to what it stands for, and what is known to the words that say so.

const articles = [...document.querySelectorAll("article")];
const texts = new Map(articles.map((article) => [article, article.querySelector(".text")]));
const hint = byId("hint");
const still = window.matchMedia("(prefers-reduced-motion: reduce)");
const isNarrow = window.matchMedia("(max-width: 860px)");
const behavior = () => (still.matches ? "auto" : "smooth");

const keysOf = (piece) => piece.dataset.keys.split(" ");
const itemOf = (article, key) => article.querySelector(`details[data-key="${key}"]`);
const piecesOf = (article, key) => texts.get(article).querySelectorAll(`[data-keys~="${key}"]`);
const articleOf = (element) => element.closest("article");

/** The items of a stretch of text that no switch hides, the shortest mark first. */
function itemsAt(piece) {
  const article = articleOf(piece);
  const items = keysOf(piece).map((key) => itemOf(article, key));
  const length = (item) => piecesOf(article, item.dataset.key).length;
  return items.filter((item) => item && !item.hidden).sort((a, b) => length(a) - length(b));
}

// ---- choosing ----

function unchoose() {
  for (const element of document.querySelectorAll(".chosen, .said, .exact"))
    element.classList.remove("chosen", "said", "exact");
  for (const aside of document.querySelectorAll("aside.sheet")) aside.classList.remove("sheet");
  byId("close").hidden = true;
}

/** Marks items in the list and in the text. */
function choose(items) {
  unchoose();
  for (const item of items) {
    item.classList.add("chosen");
    for (const piece of piecesOf(articleOf(item), item.dataset.key)) piece.classList.add("chosen");
  }
}

/** Opens the items of a stretch of text in the list, which on a phone becomes a sheet over the text. */
function openItems(items) {
  if (!items.length) return unchoose();
  for (const other of articleOf(items[0]).querySelectorAll("details.chosen[open]"))
    if (!items.includes(other)) other.open = false;
  choose(items);
  for (const item of items) item.open = true;
  const aside = items[0].closest("aside");
  if (isNarrow.matches) {
    aside.classList.add("sheet");
    byId("close").hidden = false;
  }
  const top = items.map((item) => item.offsetTop).sort((a, b) => a - b)[0];
  aside.scrollTo({ top: top - 40, behavior: behavior() });
}

/** Brings an item's first mark into view. */
function showMark(item) {
  piecesOf(articleOf(item), item.dataset.key)[0]?.scrollIntoView({ block: "center", behavior: behavior() });
}

/** Shows the sentence that says something, with its exact words. */
function showProof(button, far) {
  const article = articleOf(button);
  for (const element of article.querySelectorAll(".said, .exact")) element.classList.remove("said", "exact");
  const said = piecesOf(article, button.dataset.sentence);
  for (const piece of said) piece.classList.add("said");
  for (const piece of piecesOf(article, button.dataset.words)) piece.classList.add("exact");
  if (far) said[0]?.scrollIntoView({ block: "center", behavior: behavior() });
}

document.addEventListener("click", ({ target }) => {
  hint.hidden = true;
  const piece = target.closest(".text [data-keys]");
  const proof = target.closest("button[data-words]");
  const summary = target.closest("details[data-key] > summary");
  if (piece) openItems(itemsAt(piece));
  else if (proof) showProof(proof, true);
  else if (summary) {
    choose([summary.parentElement]);
    if (!isNarrow.matches) showMark(summary.parentElement);
  } else if (target.closest("#close") || target.closest(".text")) unchoose();
});
for (const type of ["mouseover", "focusin"])
  document.addEventListener(type, ({ target }) => {
    const proof = target.closest?.("button[data-words]");
    if (proof) showProof(proof, false);
  });

// ---- what the mouse is over ----

document.addEventListener("mousemove", ({ target, pageX, pageY }) => {
  const piece = target.closest(".text [data-keys]");
  const items = piece ? itemsAt(piece) : [];
  hint.hidden = !items.length;
  if (!items.length) return;
  const nameOf = (item) => item.querySelector(".name").textContent;
  const familyOf = (item) => item.closest("section").querySelector("h3").firstChild.textContent.trim();
  hint.textContent = items.map((item) => `${familyOf(item)}: ${cut(nameOf(item), 140)}`).join("\n");
  hint.style.left = `${Math.max(0, Math.min(pageX + 14, document.documentElement.clientWidth - hint.offsetWidth - 8))}px`;
  hint.style.top = `${pageY + 18}px`;
});

// ---- switches ----

const off = new Set();
const keyOf = (button) => button.dataset.family || button.dataset.verdict;
const isOff = ({ dataset: { family, verdict } }) => off.has(family) || off.has(verdict);

function applySwitches() {
  for (const item of document.querySelectorAll("details[data-key]")) item.hidden = isOff(item);
  for (const section of document.querySelectorAll("aside section")) {
    const shown = [...section.querySelectorAll("details[data-key]")].filter((item) => !item.hidden).length;
    section.hidden = !shown;
    section.querySelector(".count").textContent = shown.toLocaleString(document.documentElement.lang);
  }
  for (const mark of document.querySelectorAll(".text .u, .text .wide"))
    mark.classList.toggle(
      "off",
      [...mark.classList].some((name) => off.has(name) || off.has(name.replace(/^f-/, ""))),
    );
}
for (const button of document.querySelectorAll(".switch")) {
  if (button.getAttribute("aria-pressed") === "false") off.add(keyOf(button));
  button.addEventListener("click", () => {
    const shown = off.delete(keyOf(button)) || !off.add(keyOf(button));
    button.setAttribute("aria-pressed", String(shown));
    applySwitches();
  });
}

// ---- keys, print, links ----

/** The items in the order of the text. */
const inOrder = () => {
  const seen = new Set();
  for (const article of articles)
    for (const piece of texts.get(article).querySelectorAll("[data-keys]"))
      for (const item of itemsAt(piece)) seen.add(item);
  return [...seen];
};

function step(by) {
  const order = inOrder();
  const at = order.indexOf(document.querySelector("details.chosen"));
  const next = order[(at + by + order.length + (at < 0 && by < 0 ? 1 : 0)) % order.length];
  if (!next) return;
  openItems([next]);
  showMark(next);
  next.querySelector("summary").focus({ preventScroll: true });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") unchoose();
  if (event.key === "n") step(1);
  if (event.key === "p") step(-1);
});

let closed = [];
window.addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll("details:not([open])")].filter((item) => !item.hidden);
  for (const item of closed) item.open = true;
});
window.addEventListener("afterprint", () => {
  for (const item of closed) item.open = false;
});

function followLink() {
  const item = document.getElementById(location.hash.slice(1));
  if (!item?.matches("details[data-key]")) return;
  openItems([item]);
  showMark(item);
}
window.addEventListener("hashchange", followLink);
applySwitches();
followLink();
