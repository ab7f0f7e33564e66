// Siapa berkata apa tentang suatu topik
// Who said what about a topic
//
// ID: Siapa yang berbicara tentang topik ini, dan apa yang dikatakan?
// EN: Who spoke about this topic, and what was said?
//
// :param topic => 'Netralitas ASN'
//   NAME OF Topic: nama atau kunci topik | label or key of a topic
// :param limit => 300
//   INTEGER: baris paling banyak | rows at most
//
// Columns: topic, speaker, speaker_kind, speaker_id, offices, statement, statement_id, mode, date,
//   rank, basis, sources
// Gives: rows
// Group: Pernyataan / Statements
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($topic, '\\', ' '), '"', ' ') + '"')
YIELD node AS subject
WHERE subject:Topic
  AND toLower($topic) IN [
    called IN [subject.id, subject.key, subject.label]
      + coalesce(subject.aliases, []) + coalesce(subject.former_ids, [])
    | toLower(called)
  ]
  // AND subject.collection = $collection
MATCH (subject)<-[about:ABOUT]-(statement:Statement)-[said:SAID_BY]->(speaker)
WITH subject, about, statement, said, speaker
ORDER BY coalesce(statement.date, '') DESC, subject.id, speaker.id, statement.id
LIMIT $limit
RETURN subject.label AS topic,
  coalesce(
    speaker.name,
    speaker.title + coalesce(COLLECT { MATCH (speaker)-[:AT]->(seat) RETURN ', ' + seat.name ORDER BY seat.id LIMIT 1 }[0], '')
  ) AS speaker,
  labels(speaker)[0] AS speaker_kind, speaker.id AS speaker_id,
  COLLECT {
    MATCH (speaker)-[holds:HOLDS]->(held:Role)
    WITH holds, held,
      COLLECT { MATCH (held)-[:AT]->(seat) RETURN ', ' + seat.name ORDER BY seat.id LIMIT 1 } AS seats
    RETURN trim(coalesce(holds.capacity, '') + ' ' + held.title + coalesce(seats[0], ''))
    ORDER BY held.id, coalesce(holds.capacity, ''), coalesce(holds.since, '')
  } AS offices,
  statement.text AS statement, statement.id AS statement_id, statement.mode AS mode, statement.date AS date,
  about.rank AS rank, said.basis AS basis, said.documents AS sources;
