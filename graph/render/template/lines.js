// What can be drawn between two nodes: a fact, or several facts folded into one line with a count.

/** Pairs that stand flat: the two facts of a fold's item (who said it, and about what), the ends of marks. */
const itemsOf = (flat) => flat.flatMap((first, at) => (at % 2 ? [] : [[first, flat[at + 1]]]));
const factLines = edges.map(({ from, to }, i) => ({ id: i, from, to, type: facts[i].type, items: [[i]] }));
const foldTypes = { office: "HOLDS", met: "met", spoke: "spoke" };
const foldLines = data.folds.map(([kind, from, to, flat], i) => ({
  id: `f${i}`,
  from,
  to,
  type: foldTypes[kind],
  fold: kind,
  items: itemsOf(flat),
}));
const lineById = new Map([...factLines, ...foldLines].map((line) => [line.id, line]));
const linesOf = nodes.map(() => []);
for (const line of [...factLines, ...foldLines]) {
  linesOf[line.from].push(line);
  if (line.to !== line.from) linesOf[line.to].push(line);
}
const farEnd = (line, i) => (line.from === i ? line.to : line.from);

// An office with one holder is a line from the person to the body, and needs no node of its own.
const officeOf = (line) => edges[line.items[0][0]].to;
const foldedOffices = new Set(foldLines.filter(({ fold: kind }) => kind === "office").map(officeOf));

const capacityOf = (i) => facts[i].props.capacity;
const officeName = (i) => [capacityOf(i) && wordOf(capacityOf(i)), names[edges[i].to]].filter(Boolean).join(" ");

/** What stands on a line: the office, the number of events or statements, or the type of the fact. */
function lineName(line) {
  const kept = line.items.filter(itemKept).length || line.items.length;
  if (line.fold === "office") return officeName(line.items[0][0]);
  if (line.fold) return say(line.fold, kept);
  return line.type === "HOLDS" && capacityOf(line.id) ? wordOf(capacityOf(line.id)) : texts.edges[line.type];
}

const typeName = (type) => texts.edges[type] || texts.text[`${type}_type`];
const isInferred = (line) => line.items.every((item) => item.some((i) => facts[i].basis === "inferred"));
