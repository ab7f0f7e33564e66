// Search over the entries of the index: they are read from the page itself, so nothing has to be loaded.

const MOST = 60;
const input = byId("search");
const results = byId("results");
const status = byId("status");
const all = byId("all");
const entries = [...all.querySelectorAll(".entries > li")].map((item) => {
  const also = [...item.querySelectorAll(".also")].map((span) => span.textContent);
  const names = [item.querySelector("a").textContent, ...also].map(fold);
  return { item, names, text: fold(item.textContent) };
});

/** 3 for a name that begins with the words, 2 for a word that does, 1 for the words anywhere, else 0. */
function rank({ names, text }, wanted, words) {
  if (names.some((name) => name.startsWith(wanted))) return 3;
  if (names.some((name) => name.includes(` ${wanted}`))) return 2;
  return words.every((word) => text.includes(word)) ? 1 : 0;
}

function show() {
  const wanted = fold(input.value.trim());
  const words = wanted.split(/\s+/);
  const found = wanted
    ? entries
        .map((entry, i) => [rank(entry, wanted, words), i])
        .filter(([score]) => score)
        .sort((a, b) => b[0] - a[0] || a[1] - b[1])
    : [];
  results.replaceChildren(...found.slice(0, MOST).map(([, i]) => entries[i].item.cloneNode(true)));
  all.hidden = Boolean(wanted);
  const { none, many } = status.dataset;
  status.textContent = wanted ? (found.length ? counted(many, found.length, document.documentElement.lang) : none) : "";
}

input.addEventListener("input", show);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && event.target !== input) {
    event.preventDefault();
    input.focus();
  } else if (event.key === "Enter" && event.target === input) {
    results.querySelector("a")?.click();
  } else if (event.key === "Escape" && input.value) {
    input.value = "";
    show();
    input.focus();
  }
});
show(); // a browser that comes back to the page keeps what was typed
if (location.hash === "#search") input.focus();
