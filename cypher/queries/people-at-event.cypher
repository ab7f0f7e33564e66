// Penyelenggara dan peserta acara
// Organizers and attendees of an event
//
// ID: Siapa yang menyelenggarakan acara ini, dan siapa yang hadir?
// EN: Who organized this event, and who attended it?
//
// :param event => 'dialog publik "Gen Z Memilih"'
//   NAME OF Event: nama, nama lain, atau id | a name, another name, or an id
//
// Columns: event, event_id, date, edge, part, kind, name, id, offices, basis, articles
// Gives: rows
// Group: Acara / Events
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($event, '\\', ' '), '"', ' ') + '"')
YIELD node AS event
WHERE event:Event
  AND toLower($event) IN [
    called IN [event.id, event.name]
      + coalesce(event.aliases, []) + coalesce(event.former_ids, [])
    | toLower(called)
  ]
  // AND event.collection = $collection
MATCH (event)-[fact:ORGANIZED_BY|ATTENDED_BY]->(who)
RETURN event.name AS event, event.id AS event_id, event.date AS date, type(fact) AS edge, fact.as AS part,
  labels(who)[0] AS kind,
  coalesce(
    who.name,
    who.title + coalesce(COLLECT { MATCH (who)-[:AT]->(seat) RETURN ', ' + seat.name ORDER BY seat.id LIMIT 1 }[0], '')
  ) AS name,
  who.id AS id,
  COLLECT {
    MATCH (who)-[holds:HOLDS]->(held:Role)
    WITH holds, held,
      COLLECT { MATCH (held)-[:AT]->(seat) RETURN ', ' + seat.name ORDER BY seat.id LIMIT 1 } AS seats
    RETURN trim(coalesce(holds.capacity, '') + ' ' + held.title + coalesce(seats[0], ''))
    ORDER BY held.id, coalesce(holds.capacity, ''), coalesce(holds.since, '')
  } AS offices,
  fact.basis AS basis, size(fact.documents) AS articles
ORDER BY edge DESC, event_id, kind, id;
