// Cari nama
// Find a name
//
// ID: Siapa dan apa saja yang namanya memuat kata-kata ini?
// EN: Who and what has these words in a name?
//
// :param words => 'wali kota'
//   STRING: satu kata utuh atau lebih | one whole word or more
//
// Columns: kind, name, id, offices, articles
// Gives: rows
// Group: Sumber / Sources
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($words, '\\', ' '), '"', ' ') + '"')
YIELD node
WHERE $words =~ '(?s).*[\\p{L}\\p{N}].*'
  AND any(
    called IN [node.id, node.key, node.article, node.norm_name, node.name, node.title, node.label]
      + coalesce(node.aliases, []) + coalesce(node.former_ids, [])
    WHERE ' ' + toLower(called) + ' ' CONTAINS ' ' + toLower(trim($words)) + ' '
  )
  // AND node.collection = $collection
WITH node, COUNT { (node)-[:MENTIONED_IN]->(:Document) } AS articles
ORDER BY articles DESC, labels(node)[0], node.id
LIMIT 100
RETURN labels(node)[0] AS kind,
  coalesce(
    coalesce(node.name, node.label),
    node.title + coalesce(COLLECT { MATCH (node)-[:AT]->(seat) RETURN ', ' + seat.name ORDER BY seat.id LIMIT 1 }[0], '')
  ) AS name,
  node.id AS id,
  COLLECT {
    MATCH (node)-[holds:HOLDS]->(held:Role)
    WITH holds, held,
      COLLECT { MATCH (held)-[:AT]->(seat) RETURN ', ' + seat.name ORDER BY seat.id LIMIT 1 } AS seats
    RETURN trim(coalesce(holds.capacity, '') + ' ' + held.title + coalesce(seats[0], ''))
    ORDER BY held.id, coalesce(holds.capacity, ''), coalesce(holds.since, '')
  } AS offices,
  articles;
