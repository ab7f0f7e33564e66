// Penyelenggara acara terbanyak
// Who organizes most events
//
// ID: Siapa yang paling banyak menyelenggarakan acara?
// EN: Who organized most events?
//
// :param limit => 25
//   INTEGER: baris paling banyak | rows at most
//
// Columns: kind, name, id, count, first_date, last_date
// Gives: rows
// Group: Acara / Events
MATCH (who)<-[:ORGANIZED_BY]-(event:Event)
// WHERE event.collection = $collection
WITH who, count(event) AS count, min(event.date) AS first_date, max(event.date) AS last_date
ORDER BY count DESC, who.id
LIMIT $limit
RETURN labels(who)[0] AS kind,
  coalesce(
    who.name,
    who.title + coalesce(COLLECT { MATCH (who)-[:AT]->(seat) RETURN ', ' + seat.name ORDER BY seat.id LIMIT 1 }[0], '')
  ) AS name,
  who.id AS id, count, first_date, last_date;
