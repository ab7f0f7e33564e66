// Search boxes with suggestions: over all names and other names, however they are spelled.

/** An office is found with its capacity too: "penjabat wali kota kendari". */
const capacitiesOf = (i) => (kindOf(i) === "Role" ? factsOfType(i, "HOLDS").map(capacityOf).filter(Boolean) : []);
let spelled = null; // made when something is sought for the first time
const spell = ({ aliases }, i) =>
  [fullName(i), ...aliases, ...capacitiesOf(i).map((capacity) => `${capacity} ${fullName(i)}`)].map(fold);
const beginsWord = (name, at) => at === 0 || (at > 0 && /[^\p{L}\p{N}]/u.test(name[at - 1]));

/** True where every word begins a word of the name, in any order. */
const hasWords = (name, words) =>
  words.every((word) => ` ${name}`.replace(/[^\p{L}\p{N}]+/gu, " ").includes(` ${word}`));

/** 3 for a name that begins with what is sought, 2 for words that do, 1 for a part of one, else 0. */
function rank(i, sought, words) {
  let best = 0;
  for (const name of spelled[i]) {
    const at = name.indexOf(sought);
    if (at === 0) return 3;
    if (at > 0) best = Math.max(best, beginsWord(name, at) ? 2 : 1);
    else if (words.length > 1 && hasWords(name, words)) best = 2;
  }
  return best;
}

function findMatches(text) {
  const sought = fold(text.trim());
  if (!sought) return [];
  spelled ??= entities.map(spell);
  const words = sought.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const scored = byImportance.filter((i) => !isGroup(i)).map((i) => [rank(i, sought, words) * 2 + (off.kinds.has(kindOf(i)) ? 0 : 1), i]);
  const found = scored.filter(([score]) => score > 1).sort((a, b) => b[0] - a[0]);
  return found.slice(0, 12).map(([, i]) => i);
}

function suggestion(i, at, id, text, pick) {
  const also = entities[i].aliases.find((alias) => fold(alias).includes(fold(text.trim())));
  const kind = ` ${texts.kinds[kindOf(i)]}${also ? ` · ${cut(also, 40)}` : ""}`;
  const option = { role: "option", id: `${id}-${at}`, "aria-selected": "false", "data-node": i };
  const item = make(
    "li",
    option,
    swatch(kindOf(i)),
    ` ${cut(fullName(i), 90)}`,
    make("span", { class: "quiet" }, kind),
  );
  item.addEventListener("mousedown", (event) => pick(event, i));
  return item;
}

/** Makes an input a combobox of nodes; `onPick` gets the number of the chosen one. */
function suggest(input, list, onPick) {
  let current = -1;
  const activate = (at) => {
    current = at;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    if (at >= 0) input.setAttribute("aria-activedescendant", `${list.id}-${at}`);
    else input.removeAttribute("aria-activedescendant");
    list.children[at]?.scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const pick = (event, i) => {
    event.preventDefault();
    close();
    input.value = fullName(i);
    onPick(i);
  };
  const show = () => {
    const found = findMatches(input.value);
    const nothing = make("li", { class: "quiet", role: "option", "aria-disabled": "true" }, say("no_match"));
    list.replaceChildren(
      ...(found.length ? found.map((i, at) => suggestion(i, at, list.id, input.value, pick)) : [nothing]),
    );
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    activate(found.length ? 0 : -1);
  };
  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const options = [...list.querySelectorAll("[data-node]")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !list.hidden && options.length) {
      event.preventDefault();
      activate((current + step + options.length) % options.length);
    } else if (event.key === "Enter" && !list.hidden && options[current]) {
      pick(event, Number(options[current].dataset.node));
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });
}

suggest(byId("search"), byId("matches"), (i) => openNode(i));
