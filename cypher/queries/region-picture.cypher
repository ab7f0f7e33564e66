// Gambar suatu daerah
// A region, drawn
//
// ID: Lembaga apa yang ada di daerah ini, dan siapa pejabatnya?
// EN: Which bodies are in this region, and who are their officials?
//
// :param region => 'Kota Kendari'
//   NAME OF Place: nama, nama lain, atau id | a name, another name, or an id
//
// Columns: path
// Gives: picture
// Group: Lembaga / Bodies
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($region, '\\', ' '), '"', ' ') + '"')
YIELD node AS area
WHERE area:Place
  AND toLower($region) IN [
    called IN [area.id, area.name]
      + coalesce(area.aliases, []) + coalesce(area.former_ids, [])
    | toLower(called)
  ]
  // AND area.collection = $collection
MATCH path = (area)<-[:LOCATED_IN*1..2]-(:Institution)<-[:AT]-(:Role)<-[:HOLDS]-(:Person)
RETURN path
ORDER BY length(path), [node IN nodes(path) | node.id], [
  edge IN relationships(path) | type(edge) + coalesce(edge.capacity, '') + coalesce(edge.since, '') + startNode(edge).id
]
LIMIT 70;
