// Pemberitaan tentang seseorang atau sesuatu
// Coverage of a person or thing
//
// ID: Artikel dan media mana yang menyebut orang, lembaga, acara, atau peraturan ini?
// EN: Which articles and outlets name this person, body, event or rule?
//
// :param name => 'Harsan'
//   NAME OF Person | Role | Institution | Group | Event | Place | Regulation: nama, nama lain, atau id | a name, another name, or an id
// :param limit => 300
//   INTEGER: baris paling banyak | rows at most
//
// Columns: kind, name, id, date, article, title, publisher, url, sentence
// Gives: rows
// Group: Sumber / Sources
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($name, '\\', ' '), '"', ' ') + '"')
YIELD node AS node
WHERE node:Person|Role|Institution|Group|Event|Place|Regulation
  AND toLower($name) IN [
    called IN [node.id, node.norm_name, node.name, node.title]
      + coalesce(node.aliases, []) + coalesce(node.former_ids, [])
    | toLower(called)
  ]
  // AND node.collection = $collection
MATCH (node)-[mention:MENTIONED_IN]->(document:Document)
WITH node, mention, document
ORDER BY coalesce(document.date, '') DESC, node.id, document.id
LIMIT $limit
RETURN labels(node)[0] AS kind, coalesce(node.name, node.title) AS name, node.id AS id, document.date AS date,
  document.article AS article,
  document.title AS title, document.publisher AS publisher, document.url AS url, mention.texts[0] AS sentence;
