// Pasangan yang sering hadir bersama
// Pairs at the same events
//
// ID: Pasangan mana yang paling sering hadir di acara yang sama?
// EN: Which pairs of persons were most often at the same events?
//
// :param limit => 25
//   INTEGER: baris paling banyak | rows at most
//
// Columns: a, a_id, b, b_id, count, event_ids
// Gives: rows
// Group: Acara / Events
MATCH (a:Person)<-[:ATTENDED_BY]-(event:Event)-[:ATTENDED_BY]->(b:Person)
WHERE a.id < b.id
  // AND a.collection = $collection
WITH a, b, event ORDER BY event.id
WITH a, b, collect(event.id) AS event_ids
ORDER BY size(event_ids) DESC, a.id, b.id
LIMIT $limit
RETURN a.name AS a, a.id AS a_id, b.name AS b, b.id AS b_id, size(event_ids) AS count, event_ids;
