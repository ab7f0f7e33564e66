// Pernyataan tentang orang, lembaga, acara, atau peraturan
// Statements about a person, body, event or rule
//
// ID: Apa yang dikatakan tentang orang, lembaga, acara, atau peraturan ini, dan oleh siapa?
// EN: What was said about this person, body, event or rule, and by whom?
//
// :param name => 'Undang-Undang Nomor 20 Tahun 2023'
//   NAME OF Person | Institution | Event | Regulation: nama, nama lain, atau id | a name, another name, or an id
// :param limit => 300
//   INTEGER: baris paling banyak | rows at most
//
// Columns: about, about_id, speaker, speaker_kind, speaker_id, statement, statement_id, mode, date,
//   basis, sources
// Gives: rows
// Group: Pernyataan / Statements
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($name, '\\', ' '), '"', ' ') + '"')
YIELD node AS target
WHERE target:Person|Institution|Event|Regulation
  AND toLower($name) IN [
    called IN [target.id, target.norm_name, target.name]
      + coalesce(target.aliases, []) + coalesce(target.former_ids, [])
    | toLower(called)
  ]
  // AND target.collection = $collection
MATCH (target)<-[:ABOUT]-(statement:Statement)-[said:SAID_BY]->(speaker)
WITH target, statement, said, speaker
ORDER BY coalesce(statement.date, '') DESC, target.id, speaker.id, statement.id
LIMIT $limit
RETURN target.name AS about, target.id AS about_id,
  coalesce(
    speaker.name,
    speaker.title + coalesce(COLLECT { MATCH (speaker)-[:AT]->(seat) RETURN ', ' + seat.name ORDER BY seat.id LIMIT 1 }[0], '')
  ) AS speaker,
  labels(speaker)[0] AS speaker_kind, speaker.id AS speaker_id,
  statement.text AS statement, statement.id AS statement_id, statement.mode AS mode, statement.date AS date,
  said.basis AS basis, said.documents AS sources;
