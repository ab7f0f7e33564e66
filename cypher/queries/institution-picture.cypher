// Gambar suatu lembaga dan pejabatnya
// A body and its officials, drawn
//
// ID: Siapa memegang jabatan apa di lembaga ini dan bagian-bagiannya (tanpa mantan dan calon)?
// EN: Who holds which office of this body and of its parts (former and candidates apart)?
//
// :param institution => 'Badan Pengawas Pemilihan Umum Kota Kendari'
//   NAME OF Institution | Place: nama, nama lain, atau id | a name, another name, or an id
//
// Columns: path
// Gives: picture
// Group: Lembaga / Bodies
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($institution, '\\', ' '), '"', ' ') + '"')
YIELD node AS body
WHERE body:Institution|Place
  AND toLower($institution) IN [
    called IN [body.id, body.name]
      + coalesce(body.aliases, []) + coalesce(body.former_ids, [])
    | toLower(called)
  ]
  // AND body.collection = $collection
MATCH path = (body)<-[:PART_OF*0..3]-()<-[:AT]-(:Role)<-[holds:HOLDS]-(:Person)
WHERE NOT coalesce(holds.capacity, '') IN ['calon', 'mantan']
RETURN path
ORDER BY length(path), [node IN nodes(path) | node.id], [
  edge IN relationships(path) | type(edge) + coalesce(edge.capacity, '') + coalesce(edge.since, '') + startNode(edge).id
]
LIMIT 70;
