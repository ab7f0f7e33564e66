// Gambar suatu daerah
// A region, drawn
//
// ID: Siapa pejabat daerah ini dan lembaga-lembaganya (tanpa mantan dan calon)?
// EN: Who are the officials of this region and of the bodies in it (former and candidates apart)?
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
MATCH path = (area)<-[:LOCATED_IN*0..2]-()<-[:AT]-(:Role)<-[holds:HOLDS]-(:Person)
WHERE NOT coalesce(holds.capacity, '') IN ['calon', 'mantan']
RETURN path
ORDER BY length(path), [node IN nodes(path) | node.id], [
  edge IN relationships(path) | type(edge) + coalesce(edge.capacity, '') + coalesce(edge.since, '') + startNode(edge).id
]
LIMIT 70;
