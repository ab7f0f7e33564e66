// Bagian-bagian suatu lembaga
// Parts of a body
//
// ID: Bagian dari apa lembaga ini, dan apa bagian-bagiannya?
// EN: What is this body part of, and what are its parts?
//
// :param institution => 'Universitas Negeri Gorontalo'
//   NAME OF Institution: nama, nama lain, atau id | a name, another name, or an id
//
// Columns: path
// Gives: picture
// Group: Lembaga / Bodies
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($institution, '\\', ' '), '"', ' ') + '"')
YIELD node AS body
WHERE body:Institution
  AND toLower($institution) IN [
    called IN [body.id, body.name]
      + coalesce(body.aliases, []) + coalesce(body.former_ids, [])
    | toLower(called)
  ]
  // AND body.collection = $collection
CALL (body) {
  MATCH path = (:Institution)-[:PART_OF*1..5]->(body)
  RETURN path
  UNION
  MATCH path = (body)-[:PART_OF*1..5]->(:Institution)
  RETURN path
}
RETURN path
ORDER BY length(path), [node IN nodes(path) | node.id]
LIMIT 299;
