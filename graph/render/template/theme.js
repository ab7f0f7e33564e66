// Colours: the reader's own choice of light or dark, until the button says otherwise.

const root = document.documentElement;
const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");
const isDark = () => root.dataset.theme === "dark";
const colour = (name) => getComputedStyle(root).getPropertyValue(`--${name}`).trim();
let paint = {};
root.dataset.theme = prefersDark.matches ? "dark" : "light";

/** The schema's colours are made for a light page; on a dark one they are mixed with white. */
function themed(hex) {
  if (!isDark()) return hex;
  const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return (
    "#" +
    parts
      .map((part) =>
        Math.round(part + (255 - part) * 0.4)
          .toString(16)
          .padStart(2, "0"),
      )
      .join("")
  );
}

function readTheme() {
  paint = Object.fromEntries(["text", "back", "halo", "quiet", "accent", "edge", "faint"].map((name) => [name, colour(name)]));
  const groups = {};
  for (const [kind, { colour: hex }] of Object.entries(data.kinds)) {
    const fill = themed(hex);
    const active = { background: fill, border: paint.text };
    groups[kind] = { color: { background: fill, border: paint.back, highlight: active, hover: active } };
  }
  paint.groups = groups;
  return { groups };
}
