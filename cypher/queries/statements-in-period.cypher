// Pernyataan dalam suatu masa
// Statements in a period
//
// ID: Siapa berkata apa dalam masa ini?
// EN: Who said what in this period?
//
// :param since => '2024-10'
//   DATE: hari, bulan, atau tahun pertama; '' tanpa batas | first day, month or year; '' for no limit
// :param until => '2024-12'
//   DATE: yang terakhir; '' tanpa batas | the last one; '' for no limit
//
// Columns: date, speaker, speaker_kind, speaker_id, statement, statement_id, mode, topics, basis,
//   sources
// Gives: rows
// Group: Pernyataan / Statements
MATCH (statement:Statement)
WHERE statement.date >= $since AND statement.date < CASE $until WHEN '' THEN ':' ELSE $until + ':' END
  // AND statement.collection = $collection
MATCH (statement)-[said:SAID_BY]->(speaker)
RETURN statement.date AS date,
  coalesce(
    speaker.name,
    speaker.title + coalesce(COLLECT { MATCH (speaker)-[:AT]->(seat) RETURN ', ' + seat.name ORDER BY seat.id LIMIT 1 }[0], '')
  ) AS speaker,
  labels(speaker)[0] AS speaker_kind, speaker.id AS speaker_id,
  statement.text AS statement, statement.id AS statement_id, statement.mode AS mode,
  COLLECT { MATCH (statement)-[:ABOUT]->(topic:Topic) RETURN topic.label ORDER BY topic.label, topic.id } AS topics,
  said.basis AS basis, said.documents AS sources
ORDER BY date, speaker_id, statement_id;
