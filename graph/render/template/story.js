// A story: texts that lead from one group of nodes to the next.

let step = 0;

function showStep(at) {
  step = Math.max(0, Math.min(at, data.story.length - 1));
  const { title, text, nodes: ids } = data.story[step];
  const group = ids.map((id) => numberOf.get(id));
  unchoose();
  byId("story").hidden = false;
  byId("story-title").textContent = title || "";
  byId("story-text").textContent = text;
  byId("story-place").textContent = `${step + 1} / ${data.story.length}`;
  byId("story-back").disabled = step === 0;
  byId("story-next").disabled = step === data.story.length - 1;
  document.querySelector("main").style.setProperty("--story", `${byId("story").offsetHeight + 24}px`);
  go({ mode: "story", group }); // at last: the picture is fitted above the text
}

byId("story-back").addEventListener("click", () => showStep(step - 1));
byId("story-next").addEventListener("click", () => showStep(step + 1));
byId("story-end").addEventListener("click", () => {
  byId("story").hidden = true;
  go({ mode: "opening" });
  byId("story-button").focus();
});
byId("story-button").hidden = !data.story.length;
byId("story-button").addEventListener("click", () => {
  showStep(0);
  byId("story-next").focus();
});
