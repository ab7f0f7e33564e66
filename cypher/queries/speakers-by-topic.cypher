// Pembicara menurut topik
// Speakers by topic
//
// ID: Siapa yang paling banyak berbicara tentang setiap topik?
// EN: Who spoke most about each topic?
//
// :param limit => 100
//   INTEGER: baris paling banyak | rows at most
//
// Columns: topic, key, speaker, speaker_id, count, total
// Gives: rows
// Group: Pernyataan / Statements
MATCH (subject:Topic)<-[:ABOUT]-(statement:Statement)-[:SAID_BY]->(speaker)
// WHERE subject.collection = $collection
WITH subject, speaker, count(DISTINCT statement) AS count
WITH subject, collect({speaker: speaker, count: count}) AS speakers
WITH subject, speakers,
  COUNT { (subject)<-[:ABOUT]-(said:Statement) WHERE EXISTS { (said)-[:SAID_BY]->() } } AS total
UNWIND speakers AS one
WITH subject, total, one.speaker AS speaker, one.count AS count
ORDER BY total DESC, subject.key, count DESC, speaker.id
LIMIT $limit
RETURN subject.label AS topic, subject.key AS key,
  coalesce(
    speaker.name,
    speaker.title + coalesce(COLLECT { MATCH (speaker)-[:AT]->(seat) RETURN ', ' + seat.name ORDER BY seat.id LIMIT 1 }[0], '')
  ) AS speaker,
  speaker.id AS speaker_id, count, total;
