// Pemegang suatu jabatan dari waktu ke waktu
// Holders of an office over time
//
// ID: Siapa yang diberitakan memegang jabatan ini, dalam kapasitas apa, sejak dan sampai kapan diberitakan?
// EN: Who was reported to hold this office, in what capacity, from when to when?
//
// :param office => 'Bupati'
//   STRING: jabatan tanpa nama lembaga | the office without its body
// :param institution => 'Kabupaten Temanggung'
//   NAME OF Institution | Place: nama, nama lain, atau id | a name, another name, or an id
//
// Columns: office, office_id, institution, person, person_id, capacity, since, until,
//   first_reported, last_reported, basis, articles
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
MATCH (body)<-[:AT]-(office:Role)<-[holds:HOLDS]-(person:Person)
WHERE NOT office.plural AND toLower($office) IN [
  called IN [office.id, office.title] + coalesce(office.aliases, []) + coalesce(office.former_ids, [])
  | toLower(called)
]
RETURN office.title AS office, office.id AS office_id, body.name AS institution,
  person.name AS person, person.id AS person_id, holds.capacity AS capacity, holds.since AS since, holds.until AS until,
  holds.first_reported AS first_reported, holds.last_reported AS last_reported,
  holds.basis AS basis, size(holds.documents) AS articles
ORDER BY office_id, body.id, coalesce(first_reported, '9'), person, coalesce(capacity, ''), person_id, coalesce(since, '');
