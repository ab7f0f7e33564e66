// Jalur terpendek antara dua orang
// Shortest paths between two persons
//
// ID: Lewat siapa dan apa kedua orang ini terhubung paling dekat (tidak lewat topik, dokumen, kelompok, tempat, atau peraturan)?
// EN: Through whom and what are these two persons tied most closely (never through a topic, document, group, place or rule)?
//
// :param name => 'Sarlin Abdjul'
//   NAME OF Person: nama, nama lain, atau id | a name, another name, or an id
// :param other => 'Leonard Harahap'
//   NAME OF Person: nama, nama lain, atau id | a name, another name, or an id
//
// Columns: path
// Gives: picture
// Group: Acara / Events
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($name, '\\', ' '), '"', ' ') + '"')
YIELD node AS person
WHERE person:Person
  AND toLower($name) IN [
    called IN [person.id, person.norm_name, person.name]
      + coalesce(person.aliases, []) + coalesce(person.former_ids, [])
    | toLower(called)
  ]
  // AND person.collection = $collection
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($other, '\\', ' '), '"', ' ') + '"')
YIELD node AS other
WHERE other:Person
  AND toLower($other) IN [
    called IN [other.id, other.norm_name, other.name]
      + coalesce(other.aliases, []) + coalesce(other.former_ids, [])
    | toLower(called)
  ]
  // AND other.collection = $collection
MATCH path = allShortestPaths((person)-[:HOLDS|AT|PART_OF|ATTENDED_BY|ORGANIZED_BY|SAID_BY|SAID_AT|ABOUT*..8]-(other))
WHERE person <> other AND none(node IN nodes(path) WHERE node:Topic|Group|Place|Regulation)
RETURN path
ORDER BY [node IN nodes(path) | node.id], [
  edge IN relationships(path) | type(edge) + coalesce(edge.capacity, '') + coalesce(edge.since, '') + startNode(edge).id
]
LIMIT 25;
