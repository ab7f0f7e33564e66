// Sumber setiap fakta
// Sources of every fact
//
// ID: Kalimat mana di artikel mana yang menyatakan setiap fakta tentang simpul ini?
// EN: Which sentence of which article states each fact about this node?
//
// :param name => 'Sri Wahyuningsih'
//   NAME OF Person | Institution | Place | Event | Group | Regulation | Topic | Role: nama, nama lain, atau id | a name, another name, or an id
// :param limit => 300
//   INTEGER: baris paling banyak | rows at most
//
// Columns: edge, start, start_id, end, end_id, capacity, basis, article, title, publisher, date,
//   sentence
// Gives: rows
// Group: Sumber / Sources
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($name, '\\', ' '), '"', ' ') + '"')
YIELD node AS node
WHERE node:Person|Institution|Place|Event|Group|Regulation|Topic|Role
  AND toLower($name) IN [
    called IN [node.id, node.norm_name, node.name, node.key, node.label, node.title]
      + coalesce(node.aliases, []) + coalesce(node.former_ids, [])
    | toLower(called)
  ]
  // AND node.collection = $collection
MATCH (node)-[fact]-()
WITH DISTINCT fact, startNode(fact) AS start, endNode(fact) AS end
ORDER BY type(fact), start.id, end.id, coalesce(fact.capacity, ''), coalesce(fact.since, '')
LIMIT $limit
UNWIND range(0, size(fact.documents) - 1) AS item
OPTIONAL MATCH (document:Document {article: fact.documents[item]})
WHERE coalesce(document.collection, '') = coalesce(start.collection, '')
RETURN type(fact) AS edge, coalesce(start.name, start.title, start.label, start.text) AS start,
  start.id AS start_id,
  coalesce(end.name, end.title, end.label, end.text) AS end, end.id AS end_id,
  fact.capacity AS capacity, fact.basis AS basis, fact.documents[item] AS article,
  document.title AS title, document.publisher AS publisher, document.date AS date,
  fact.texts[item] AS sentence
ORDER BY edge, start_id, end_id, coalesce(capacity, ''), coalesce(fact.since, ''), item
LIMIT $limit;
