// Topik seorang pembicara
// Topics of a speaker
//
// ID: Tentang topik apa saja orang atau lembaga ini berbicara?
// EN: About which topics did this person or body speak?
//
// :param name => 'Retno'
//   NAME OF Person | Role | Institution | Group: nama, nama lain, atau id | a name, another name, or an id
// :param limit => 300
//   INTEGER: baris paling banyak | rows at most
//
// Columns: speaker, speaker_id, topic, key, count, first_date, last_date
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
MATCH (speaker)<-[:SAID_BY]-(statement:Statement)-[:ABOUT]->(subject:Topic)
WITH speaker, subject, count(statement) AS count, min(statement.date) AS first_date,
  max(statement.date) AS last_date
ORDER BY count DESC, speaker.id, subject.id
LIMIT $limit
RETURN coalesce(
    speaker.name,
    speaker.title + coalesce(COLLECT { MATCH (speaker)-[:AT]->(seat) RETURN ', ' + seat.name ORDER BY seat.id LIMIT 1 }[0], '')
  ) AS speaker,
  speaker.id AS speaker_id, subject.label AS topic, subject.key AS key, count, first_date, last_date;
