// What the scripts of all pages share: elements, texts to compare, files to save.
// Every text from outside is put on a page by textContent, never as markup.

const byId = (id) => document.getElementById(id);
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const cut = (text, most) => {
  const letters = Array.from(text.replace(/\s+/g, " "));
  return letters.length > most
    ? letters
        .slice(0, most - 1)
        .join("")
        .trimEnd() + "…"
    : letters.join("");
};

/** A text with a number in it; of two texts with "|" between them the first is for 1. */
function counted(text, number, lang) {
  const [one, many = one] = text.split("|");
  return (number === 1 ? one : many).replace("{n}", number.toLocaleString(lang));
}

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

// ---- files to save ----

const fileName = (ending) =>
  `${
    fold(document.title)
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 60) || "graf"
  }.${ending}`;

function download(content, type, ending) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = make("a", { href: address, download: fileName(ending) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** A cell of a CSV file; a spreadsheet must not take a text for a formula. */
function csvCell(value) {
  if (typeof value === "number") return String(value);
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Rows of texts as a CSV file that a spreadsheet opens with its letters right. */
const toCsvText = (rows) => "\ufeff" + rows.map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
