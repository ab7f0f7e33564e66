// The buttons around the picture, the keys, and the first view.

function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: motion() });
}
byId("zoom-in").addEventListener("click", () => zoom(1.4));
byId("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
byId("fit").addEventListener("click", () => fitView(motion(), []));

function applyTheme(name) {
  root.dataset.theme = name;
  network.setOptions(readTheme());
  refresh();
  if (selected.node !== null || selected.edge !== null) fillPanel();
  network.redraw();
}
byId("theme").addEventListener("click", () => applyTheme(isDark() ? "light" : "dark"));
prefersDark.addEventListener("change", () => applyTheme(prefersDark.matches ? "dark" : "light"));

/** Escape closes what is uppermost; "/" goes to the search from anywhere but a field. */
document.addEventListener("keydown", (event) => {
  const typing = ["INPUT", "SELECT", "TEXTAREA"].includes(event.target.tagName);
  if (event.key === "Escape") {
    if (byId("save").open) byId("save").open = false;
    else if (!byId("panel").hidden) {
      unchoose();
      byId("search").focus();
    } else if (!byId("table").hidden) showTable(false);
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing) return;
  if (event.key === "/") {
    event.preventDefault();
    byId("search").focus();
  }
  if (event.key === "t") showTable(byId("table").hidden);
});

document.addEventListener("click", ({ target }) => {
  if (!byId("save").contains(target)) byId("save").open = false;
});

if (window.innerWidth <= 720) for (const id of ["legend", "filters"]) byId(id).open = false;
afterRefresh.push(writeSoon);
afterChoice.push(writeSoon);
if (data.everything || (nodes.length && !data.opening.length)) off.loners = false;
if (!location.hash && data.story.length) showStep(0);
else if (!location.hash && data.focus) openFocus(numberOf.get(data.focus), Math.min(3, data.hops));
else followLink(location.hash.slice(1));
