// Pembicara suatu topik menurut kapasitas
// Speakers on a topic by capacity
//
// ID: Dalam jabatan dan kapasitas apa para pembicara topik ini berbicara?
// EN: In which office and capacity do the speakers on this topic stand?
//
// :param topic => 'Pilkada'
//   NAME OF Topic: nama atau kunci topik | label or key of a topic
// :param limit => 300
//   INTEGER: baris paling banyak | rows at most
//
// Columns: topic, capacity, office, institution, speaker, speaker_kind, speaker_id, count
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
MATCH (subject)<-[:ABOUT]-(statement:Statement)-[:SAID_BY]->(speaker)
WITH subject, speaker, count(statement) AS count
ORDER BY count DESC, subject.id, speaker.id
LIMIT $limit
CALL (speaker) {
  MATCH (speaker)-[holds:HOLDS]->(role:Role)
  RETURN holds.capacity AS capacity, role
  UNION ALL
  WITH speaker WHERE speaker:Role
  RETURN null AS capacity, speaker AS role
  UNION ALL
  WITH speaker WHERE NOT speaker:Role AND NOT EXISTS { (speaker)-[:HOLDS]->() }
  RETURN null AS capacity, null AS role
}
OPTIONAL MATCH (role)-[:AT]->(body)
RETURN subject.label AS topic, capacity, role.title AS office, body.name AS institution,
  coalesce(speaker.name, speaker.title) AS speaker, labels(speaker)[0] AS speaker_kind,
  speaker.id AS speaker_id, count
ORDER BY count DESC, subject.id, speaker_id, coalesce(capacity, ''), coalesce(role.id, ''),
  coalesce(body.id, '')
LIMIT $limit;
