// What the reader wants to see: switches of the legend, and filters by what the facts say.

const off = { kinds: new Set(data.hidden.kinds), types: new Set(data.hidden.types), inferred: false, loners: true };
const NO_CAPACITY = "-";
const wanted = { capacity: "", topic: "", event: "", region: "", sources: 1, since: 0, until: 0 };

// ---- dates ----

/** A fact is dated by its event, else by the articles that state it, else by when it was reported. */
function datesOf(i) {
  const own = [edges[i].from, edges[i].to].map((end) => kindOf(end) === "Event" && entities[end].props.date);
  const known = own.filter(Boolean);
  if (known.length) return known;
  const days = facts[i].evidence.map(([s]) => documents[sentences[s][0]].date).filter(Boolean);
  const { first_reported: first, last_reported: last, reported } = facts[i].props;
  return days.length ? days : [first, last, reported].filter(Boolean);
}
const factDates = facts.map((_, i) => datesOf(i));
const days = [...new Set(factDates.flat())].sort();
wanted.until = Math.max(0, days.length - 1);
const isWholeTime = () => wanted.since === 0 && wanted.until === Math.max(0, days.length - 1);
const inTime = (i) =>
  isWholeTime() || factDates[i].some((day) => day >= days[wanted.since] && day <= days[wanted.until]);

// ---- filters that choose nodes ----

const factsOfType = (i, ...types) => edgesOf[i].filter((e) => types.includes(facts[e].type));
const others = (i, ...types) =>
  factsOfType(i, ...types).map((e) => (edges[e].from === i ? edges[e].to : edges[e].from));
const GUESTS = ["ATTENDED_BY", "ORGANIZED_BY"];

/** The events with everyone who was there and everything that was said there. */
function aroundEvents(events) {
  return new Set(events.flatMap((event) => [event, ...others(event, ...GUESTS), ...others(event, "SAID_AT")]));
}

const finders = {
  capacity: {
    kinds: ["Person", "Role"],
    find: (value) => {
      const held = facts.flatMap(({ type }, i) =>
        type === "HOLDS" && (capacityOf(i) || NO_CAPACITY) === value ? [i] : [],
      );
      return new Set(held.flatMap((i) => [edges[i].from, edges[i].to]));
    },
  },
  topic: {
    kinds: ["Topic", "Statement", "Event", "Person", "Group"],
    find: (value) => {
      const topic = numberOf.get(value);
      const about = others(topic, "ABOUT");
      const said = about.filter((i) => kindOf(i) === "Statement");
      const events = about.filter((i) => kindOf(i) === "Event");
      const there = events.flatMap((event) => [event, ...others(event, ...GUESTS)]);
      return new Set([topic, ...said, ...said.flatMap((i) => others(i, "SAID_BY")), ...there]);
    },
  },
  event: {
    kinds: ["Event", "Statement", "Person", "Group"],
    find: (value) =>
      aroundEvents(nodes.map((_, i) => i).filter((i) => entities[i].props.kind === value && kindOf(i) === "Event")),
  },
  region: {
    kinds: ["Person", "Role", "Institution", "Event", "Place"],
    find: (value) => new Set(nodes.map((_, i) => i).filter((i) => entities[i].regions.includes(Number(value)))),
  },
};

let active = [];
const chosenKeys = () => Object.keys(finders).filter((key) => wanted[key] !== "");
const readFilters = () =>
  (active = chosenKeys().map((key) => ({ ...finders[key], found: finders[key].find(wanted[key]) })));
const appliesTo = (i) => active.some(({ kinds }) => kinds.includes(kindOf(i)));
const nodeKept = (i) => active.every(({ kinds, found }) => !kinds.includes(kindOf(i)) || found.has(i));
const isFiltered = () => active.length > 0 || wanted.sources > 1 || !isWholeTime() || off.inferred;

function holdsWanted(i) {
  if (facts[i].type === "HOLDS" && wanted.capacity) return (capacityOf(i) || NO_CAPACITY) === wanted.capacity;
  const topic = wanted.topic && kindOf(edges[i].to) === "Topic";
  return !topic || entities[edges[i].to].id === wanted.topic;
}

/** True for a fact that passes every filter; the switches of the legend are another matter. */
function factKept(i) {
  if (off.inferred && facts[i].basis === "inferred") return false;
  return facts[i].evidence.length >= wanted.sources && inTime(i) && holdsWanted(i);
}
const itemKept = (item) => item.every(factKept);

/** True for a line of which something passes, between nodes that pass; one end has to be what a filter is about. */
function lineKept(line) {
  if (!nodeKept(line.from) || !nodeKept(line.to)) return false;
  if (active.length && !appliesTo(line.from) && !appliesTo(line.to)) return false;
  return line.items.some(itemKept);
}
