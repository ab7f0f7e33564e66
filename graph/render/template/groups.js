// Communities that stand for their nodes where a graph is too large to draw, and that are opened one by one.
// Each has a number after those of the nodes, so that it is drawn, named and chosen as they are.

const total = nodes.length;
const isGroup = (i) => i >= total;
const COMMUNITY = "Community";
const MOST_INSIDE = 400; // nodes of one community that are drawn, the important ones first
const TIES_EACH = 3; // lines that a community keeps at least, the strongest ones, if it has any
const QUIET_KINDS = new Set(["Topic", "Document", "Statement", "Place", "Group"]); // tell little about a community

const homes = data.groups ? data.groups.homes : none;
const groups = (data.groups ? data.groups.parents : none).map((parent) => ({ parent, own: [], count: 0, best: [] }));

/** Every node goes to its innermost community, and is counted in those around it. */
function fillGroups() {
  for (const i of byImportance) {
    if (homes[i] >= 0) groups[homes[i]].own.push(i);
    for (let g = homes[i]; g >= 0; g = groups[g].parent) {
      const { best } = groups[g];
      groups[g].count += 1;
      if (best.length < 50 && !QUIET_KINDS.has(kindOf(i))) best.push(i);
    }
  }
}

/** The middle of the places of all its nodes. */
function middles() {
  const sums = groups.map(() => ({ x: 0, y: 0 }));
  nodes.slice(0, total).forEach(({ x, y }, i) => {
    for (let g = homes[i]; g >= 0; g = groups[g].parent) {
      sums[g].x += x / groups[g].count;
      sums[g].y += y / groups[g].count;
    }
  });
  return sums;
}

/** A community is called after its best connected body and official. */
function groupName({ best, own }) {
  const first = (kind) => best.find((i) => kindOf(i) === kind);
  const leaders = [first("Institution"), first("Person")].filter((i) => i !== undefined);
  const chosen = leaders.length ? leaders : [...best, ...own].slice(0, 1);
  return chosen.map((i) => cut(names[i], 34)).join(" · ");
}

if (groups.length) {
  data.kinds[COMMUNITY] = { colour: data.groups.colour, shape: "dot" };
  texts.kinds[COMMUNITY] = say("community");
  fillGroups();
  const places = middles();
  groups.forEach((group, g) => {
    const i = total + g;
    const size = Math.round(42 * Math.sqrt(group.count)); // of its nodes' circle on the picture
    names.push(groupName(group));
    nodes.push({ id: i, label: names[i], group: COMMUNITY, shape: "dot", size, ...places[g] });
    entities.push({ id: `community/${g}`, kind: COMMUNITY, aliases: none, props: nothing, regions: none });
    edgesOf.push([]);
    importance.push(1e6 + group.count);
  });
  byImportance.unshift(...groups.map((_, g) => total + g).sort((a, b) => importance[b] - importance[a]));
}

/** For each community the outermost closed one that stands for its nodes, or -1 where they stand for themselves. */
function standing(open) {
  const result = [];
  groups.forEach(({ parent }, g) => {
    const outer = parent < 0 ? -1 : result[parent];
    result.push(outer >= 0 ? outer : open.includes(g) ? -1 : g);
  });
  return result;
}

/** Lines between what is drawn, those of a community gathered; of these the strongest of each. */
function gatherLines(lines, standsFor) {
  const single = [];
  const gathered = new Map();
  for (const line of lines) {
    const [from, to] = [standsFor(line.from), standsFor(line.to)];
    if (from === null || to === null || from === to) continue;
    if (from === line.from && to === line.to) single.push(line);
    else if (!NO_BRIDGE.has(kindOf(line.from)) && !NO_BRIDGE.has(kindOf(line.to))) {
      const key = Math.min(from, to) * nodes.length + Math.max(from, to);
      if (gathered.has(key)) gathered.get(key).push(...line.items);
      else gathered.set(key, [...line.items]);
    }
  }
  const drawn = new Map();
  const count = (i) => drawn.get(i) || 0;
  for (const [key, items] of [...gathered].sort((a, b) => b[1].length - a[1].length || a[0] - b[0])) {
    const [from, to] = [Math.floor(key / nodes.length), key % nodes.length];
    if (Math.min(count(from), count(to)) >= TIES_EACH) continue;
    for (const end of [from, to]) drawn.set(end, count(end) + 1);
    single.push({ id: `g${from}-${to}`, from, to, type: "between", fold: "between", items });
  }
  return single;
}

/** The communities, and the nodes of those that are open. `lines` are all that could be drawn between nodes. */
function communities(lines) {
  const passing = lines.filter((line) => typeOn(line) && kindOn(line.from) && kindOn(line.to));
  const linked = new Set(passing.flatMap(({ from, to }) => [from, to]));
  const stand = standing(state.open);
  const inside = new Set();
  groups.forEach(({ own }, g) => {
    if (stand[g] < 0) for (const i of own.filter((one) => linked.has(one)).slice(0, MOST_INSIDE)) inside.add(i);
  });
  const standsFor = (i) => {
    if (homes[i] < 0) return null;
    if (stand[homes[i]] >= 0) return total + stand[homes[i]];
    return inside.has(i) ? i : null;
  };
  const closed = new Set([...linked].map(standsFor).filter((i) => i !== null && isGroup(i)));
  const places = new Map([...closed, ...inside].map((i) => [i, everywhere(i)]));
  for (const id of lineById.keys()) if (String(id).startsWith("g")) lineById.delete(id);
  const drawn = gatherLines(passing, standsFor);
  for (const line of drawn) lineById.set(line.id, line);
  const possible = [...lines, ...drawn.filter(({ fold }) => fold === "between")];
  return { places, lines: drawn, possible, kinds: tally([...linked].map(kindOf)) };
}

const insideOf = (i, g) => {
  let home = isGroup(i) ? groups[i - total].parent : homes[i];
  while (home >= 0 && home !== g) home = groups[home].parent;
  return home === g;
};

/** What the picture is to be fitted to: the community that was opened last, else everything (none). */
function openedNodes() {
  const last = state.mode === "all" ? state.open.at(-1) : undefined;
  const found = last === undefined ? [] : [...view.shown.keys()].filter((i) => insideOf(i, last));
  return found;
}

/** Opens a community: its parts, or its nodes, take its place. */
function openGroup(i) {
  unchoose();
  go({ mode: "all", open: [...state.open, i - total] });
}
