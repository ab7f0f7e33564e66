// Places for views that Python could not know: springs for a selection, rings around one node.

const STEP = 150; // pixels at zoom 1 between a node and its neighbour

/** Points spread like a sunflower's seeds, so that the same nodes always begin at the same places. */
const seedAt = (at) => ({
  x: 60 * Math.sqrt(at + 0.5) * Math.cos(at * 2.4),
  y: 60 * Math.sqrt(at + 0.5) * Math.sin(at * 2.4),
});

/** Springs: neighbours attract, all repel, everything is drawn a little towards the middle. */
function arrange(chosen, lines) {
  const points = chosen.map((_, at) => seedAt(at));
  const place = new Map(chosen.map((i, at) => [i, at]));
  const pairs = lines.map(({ from, to }) => [place.get(from), place.get(to)]).filter(([a, b]) => a !== b);
  const rounds = chosen.length > 100 ? 200 : 320;
  for (let round = 0; round < rounds; round += 1) {
    const most = 40 * (1 - round / rounds) + 1;
    const moves = points.map(({ x, y }) => ({ x: -x * 0.012, y: -y * 0.02 }));
    repel(points, moves);
    for (const [a, b] of pairs) pull(points, moves, a, b);
    points.forEach((point, at) => {
      const length = Math.hypot(moves[at].x, moves[at].y) || 1;
      point.x += (moves[at].x / length) * Math.min(length, most);
      point.y += (moves[at].y / length) * Math.min(length, most);
    });
  }
  return new Map(chosen.map((i, at) => [i, { x: Math.round(points[at].x * 1.35), y: Math.round(points[at].y) }]));
}

function repel(points, moves) {
  for (let a = 0; a < points.length; a += 1)
    for (let b = a + 1; b < points.length; b += 1) {
      const [dx, dy] = [points[a].x - points[b].x, points[a].y - points[b].y];
      const square = Math.max(dx * dx + dy * dy, 16);
      if (square > 640000) continue;
      const force = (STEP * STEP * 0.6) / square;
      moves[a].x += dx * force * 0.25;
      moves[a].y += dy * force * 0.25;
      moves[b].x -= dx * force * 0.25;
      moves[b].y -= dy * force * 0.25;
    }
}

function pull(points, moves, a, b) {
  const [dx, dy] = [points[b].x - points[a].x, points[b].y - points[a].y];
  const force = 0.08 * (Math.hypot(dx, dy) / STEP);
  moves[a].x += dx * force;
  moves[a].y += dy * force;
  moves[b].x -= dx * force;
  moves[b].y -= dy * force;
}

/** Rings around the first node: each neighbour has a share of the circle as large as what hangs on it. */
function arrangeAround(chosen, found) {
  const children = new Map(chosen.map((i) => [i, []]));
  for (const i of chosen.slice(1)) children.get(found.get(i).parent)?.push(i);
  for (const below of children.values()) below.sort((a, b) => kindOf(a).localeCompare(kindOf(b)) || a - b);
  const weight = (i) =>
    Math.max(
      1,
      children.get(i).reduce((sum, child) => sum + weight(child), 0),
    );
  const total = weight(chosen[0]);
  const steps = Math.max(...chosen.map((i) => found.get(i).step), 1);
  const ring = Math.max(STEP * 1.25, (total * 62) / (2 * Math.PI * Math.max(1, steps)));
  const places = new Map();
  const put = (i, from, to) => {
    const { step } = found.get(i);
    const angle = (from + to) / 2;
    const near = step && children.get(found.get(i).parent).indexOf(i) % 2 ? 0.86 : 1; // two depths, for the names
    const away = step * ring * near;
    places.set(i, { x: Math.round(away * 1.35 * Math.cos(angle)), y: Math.round(away * Math.sin(angle)) });
    let at = from;
    for (const child of children.get(i)) {
      const share = ((to - from) * weight(child)) / weight(i);
      put(child, at, at + share);
      at += share;
    }
  };
  put(chosen[0], -Math.PI / 2, (3 * Math.PI) / 2);
  setApart(places, chosen[0]);
  return places;
}

const APART = 64; // pixels at zoom 1 between two nodes at least
const MOST_APART = 400; // nodes; comparing each with each costs the square

/** Moves what lies too near to something else; the middle one stays. Changes `places`. */
function setApart(places, middle) {
  const points = [...places];
  if (points.length > MOST_APART) return;
  for (let round = 0, moved = true; moved && round < 60; round += 1) {
    moved = false;
    points.forEach(([i, one], a) => {
      for (const [j, two] of points.slice(a + 1)) {
        const [dx, dy] = [two.x - one.x, two.y - one.y];
        const away = Math.hypot(dx, dy);
        if (away >= APART - 1) continue;
        const angle = away ? Math.atan2(dy, dx) : a * 2.4;
        const push = (APART - away) / (i === middle || j === middle ? 1 : 2);
        if (i !== middle) Object.assign(one, { x: one.x - push * Math.cos(angle), y: one.y - push * Math.sin(angle) });
        if (j !== middle) Object.assign(two, { x: two.x + push * Math.cos(angle), y: two.y + push * Math.sin(angle) });
        moved = true;
      }
    });
  }
  for (const [, place] of points) Object.assign(place, { x: Math.round(place.x), y: Math.round(place.y) });
}
