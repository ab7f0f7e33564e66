// The data of the page: as it is where it is small, else packed, so that it can be sent by mail.

async function unpack() {
  const { textContent: text, dataset } = byId("data");
  if (!dataset.packed) return JSON.parse(text);
  if (typeof DecompressionStream === "undefined") {
    byId("old-browser").hidden = false;
    throw new Error("this browser cannot unpack the data of the page");
  }
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i += 1) bytes[i] = letters.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(dataset.packed));
  return JSON.parse(await new Response(stream).text());
}
