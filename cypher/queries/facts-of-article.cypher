// Isi suatu artikel
// What an article says
//
// ID: Fakta apa saja yang dinyatakan artikel ini, dan di kalimat mana (menurut urutan teks)?
// EN: Which facts does this article state, and in which sentence (in the order of the text)?
//
// :param article => 'temanggung-workshop-media-sosial'
//   NAME OF Document: id artikel, judul, atau id dokumen | id of the article, its headline, or id of its node
//
// Columns: article, edge, start, start_id, end, end_id, capacity, basis, sentence
// Gives: rows
// Group: Sumber / Sources
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($article, '\\', ' '), '"', ' ') + '"')
YIELD node AS document
WHERE document:Document
  AND toLower($article) IN [
    called IN [document.id, document.article, document.name]
      + coalesce(document.aliases, []) + coalesce(document.former_ids, [])
    | toLower(called)
  ]
  // AND document.collection = $collection
MATCH (document)<-[:MENTIONED_IN]-(start)
MATCH (start)-[fact:HOLDS|AT|PART_OF|LOCATED_IN|ATTENDED_BY|ORGANIZED_BY|HELD_AT|SAID_BY|SAID_AT|ABOUT]->(end)
WHERE document.article IN fact.documents
WITH document, start, fact, end,
  [item IN range(0, size(fact.documents) - 1) WHERE fact.documents[item] = document.article][0] AS item
RETURN document.article AS article, type(fact) AS edge,
  coalesce(start.name, start.title, start.label, start.text) AS start, start.id AS start_id,
  coalesce(end.name, end.title, end.label, end.text) AS end, end.id AS end_id,
  fact.capacity AS capacity, fact.basis AS basis, fact.texts[item] AS sentence
ORDER BY document.id, fact.starts[item], edge, start_id, end_id, coalesce(capacity, ''), coalesce(fact.since, '');
