// Fakta tersirat yang perlu diperiksa
// Inferred facts to check
//
// ID: Fakta mana yang tidak dinyatakan langsung dan perlu diperiksa di kalimatnya?
// EN: Which facts are not stated in so many words, and should be checked at their sentence?
//
// :param edge => 'HOLDS'
//   STRING: jenis hubungan; '' untuk semua | type of edge; '' for all
// :param limit => 25
//   INTEGER: baris paling banyak | rows at most
//
// Columns: edge, start, start_id, end, end_id, capacity, article, sentence, articles
// Gives: rows
// Group: Sumber / Sources
MATCH (start:Person|Role|Institution|Event|Statement|Place)
MATCH (start)-[fact:HOLDS|AT|PART_OF|LOCATED_IN|ATTENDED_BY|ORGANIZED_BY|HELD_AT|SAID_BY|SAID_AT|ABOUT]->(end)
WHERE fact.basis = 'inferred' AND ($edge = '' OR type(fact) = toUpper($edge))
  // AND start.collection = $collection
WITH start, fact, end
ORDER BY type(fact), start.id, end.id, coalesce(fact.capacity, ''), coalesce(fact.since, '')
LIMIT $limit
RETURN type(fact) AS edge, coalesce(start.name, start.title, start.label, start.text) AS start,
  start.id AS start_id,
  coalesce(end.name, end.title, end.label, end.text) AS end, end.id AS end_id,
  fact.capacity AS capacity, fact.documents[0] AS article, fact.texts[0] AS sentence,
  size(fact.documents) AS articles;
