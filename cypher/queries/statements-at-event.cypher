// Pernyataan pada suatu acara
// Statements at an event
//
// ID: Siapa berkata apa pada acara ini?
// EN: Who said what at this event?
//
// :param event => 'panen raya padi'
//   NAME OF Event: nama, nama lain, atau id | a name, another name, or an id
//
// Columns: event, event_id, speaker, speaker_kind, speaker_id, statement, statement_id, mode,
//   topics, basis, sources
// Gives: rows
// Group: Pernyataan / Statements
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($event, '\\', ' '), '"', ' ') + '"')
YIELD node AS event
WHERE event:Event
  AND toLower($event) IN [
    called IN [event.id, event.name]
      + coalesce(event.aliases, []) + coalesce(event.former_ids, [])
    | toLower(called)
  ]
  // AND event.collection = $collection
MATCH (event)<-[:SAID_AT]-(statement:Statement)-[said:SAID_BY]->(speaker)
RETURN event.name AS event, event.id AS event_id,
  coalesce(
    speaker.name,
    speaker.title + coalesce(COLLECT { MATCH (speaker)-[:AT]->(seat) RETURN ', ' + seat.name ORDER BY seat.id LIMIT 1 }[0], '')
  ) AS speaker,
  labels(speaker)[0] AS speaker_kind, speaker.id AS speaker_id,
  statement.text AS statement, statement.id AS statement_id, statement.mode AS mode,
  COLLECT { MATCH (statement)-[:ABOUT]->(topic:Topic) RETURN topic.label ORDER BY topic.label, topic.id } AS topics,
  said.basis AS basis, said.documents AS sources
ORDER BY event_id, speaker_id, statement_id;
