// Yang dilakukan suatu jabatan tanpa nama
// What an office did without a name
//
// ID: Acara apa yang dihadiri dan apa yang dikatakan pemegang jabatan ini ketika namanya tidak disebut?
// EN: Which events did the holder of this office attend, and what was said, where no name was given?
//
// :param office => 'Camat'
//   STRING: jabatan tanpa nama lembaga | the office without its body
// :param institution => 'Kota Singkawang'
//   NAME OF Institution | Place: nama, nama lain, atau id | a name, another name, or an id
//
// Columns: office, office_id, institution, edge, what, what_id, date, basis, sources
// Gives: rows
// Group: Jabatan / Offices
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($institution, '\\', ' '), '"', ' ') + '"')
YIELD node AS body
WHERE body:Institution|Place
  AND toLower($institution) IN [
    called IN [body.id, body.name]
      + coalesce(body.aliases, []) + coalesce(body.former_ids, [])
    | toLower(called)
  ]
  // AND body.collection = $collection
MATCH (body)<-[:AT]-(office:Role)
WHERE toLower($office) IN [
  called IN [office.id, office.title] + coalesce(office.aliases, []) + coalesce(office.former_ids, [])
  | toLower(called)
]
MATCH (office)<-[fact:ATTENDED_BY|ORGANIZED_BY|SAID_BY]-(act)
RETURN office.title AS office, office.id AS office_id, body.name AS institution, type(fact) AS edge,
  coalesce(act.name, act.text) AS what, act.id AS what_id, act.date AS date, fact.basis AS basis,
  fact.documents AS sources
ORDER BY coalesce(date, '') DESC, office_id, body.id, edge, what_id;
