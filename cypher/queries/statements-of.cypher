// Pernyataan seseorang atau suatu lembaga
// Statements of a person or body
//
// ID: Apa saja yang dikatakan orang atau lembaga ini?
// EN: What did this person or body say?
//
// :param name => 'Retno'
//   NAME OF Person | Role | Institution | Group: nama, nama lain, atau id | a name, another name, or an id
// :param limit => 300
//   INTEGER: baris paling banyak | rows at most
//
// Columns: speaker, speaker_id, statement, statement_id, mode, date, events, topics, basis, sources
// Gives: rows
// Group: Pernyataan / Statements
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($name, '\\', ' '), '"', ' ') + '"')
YIELD node AS speaker
WHERE speaker:Person|Role|Institution|Group
  AND toLower($name) IN [
    called IN [speaker.id, speaker.norm_name, speaker.name, speaker.title]
      + coalesce(speaker.aliases, []) + coalesce(speaker.former_ids, [])
    | toLower(called)
  ]
  // AND speaker.collection = $collection
MATCH (speaker)<-[said:SAID_BY]-(statement:Statement)
WITH speaker, said, statement
ORDER BY coalesce(statement.date, '') DESC, speaker.id, statement.id
LIMIT $limit
RETURN coalesce(
    speaker.name,
    speaker.title + coalesce(COLLECT { MATCH (speaker)-[:AT]->(seat) RETURN ', ' + seat.name ORDER BY seat.id LIMIT 1 }[0], '')
  ) AS speaker,
  speaker.id AS speaker_id, statement.text AS statement, statement.id AS statement_id, statement.mode AS mode,
  statement.date AS date,
  COLLECT { MATCH (statement)-[:SAID_AT]->(event:Event) RETURN event.name ORDER BY event.id } AS events,
  COLLECT { MATCH (statement)-[:ABOUT]->(topic:Topic) RETURN topic.label ORDER BY topic.label, topic.id } AS topics,
  said.basis AS basis, said.documents AS sources;
