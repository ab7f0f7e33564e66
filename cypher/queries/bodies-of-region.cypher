// Lembaga di suatu daerah
// Bodies of a region
//
// ID: Lembaga apa saja yang ada di daerah ini?
// EN: Which bodies are in this region?
//
// :param region => 'Kota Singkawang'
//   NAME OF Place: nama, nama lain, atau id | a name, another name, or an id
//
// Columns: region, kind, institution, institution_id, place, offices, holders, articles
// Gives: rows
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
MATCH (area)<-[:LOCATED_IN*0..4]-(town:Place)
WITH DISTINCT area, town
MATCH (town)<-[:LOCATED_IN]-(body:Institution)
RETURN area.name AS region, body.kind AS kind, body.name AS institution, body.id AS institution_id,
  town.name AS place,
  COUNT { (body)<-[:AT]-(:Role) } AS offices,
  COUNT { MATCH (body)<-[:AT]-(:Role)<-[:HOLDS]-(person:Person) RETURN DISTINCT person } AS holders,
  COUNT { (body)-[:MENTIONED_IN]->(:Document) } AS articles
ORDER BY kind, institution, institution_id, area.id, town.id;
