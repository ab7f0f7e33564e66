// Pejabat suatu daerah
// Officials of a region
//
// ID: Siapa yang diberitakan memegang jabatan di daerah ini dan di lembaga-lembaganya (tanpa mantan dan calon)?
// EN: Who was reported to hold an office of this region or of a body in it (former and candidates apart)?
//
// :param region => 'Kota Singkawang'
//   NAME OF Place: nama, nama lain, atau id | a name, another name, or an id
//
// Columns: region, institution, institution_id, office, office_id, person, person_id, capacity,
//   since, until, first_reported, last_reported, basis, articles
// Gives: rows
// Group: Jabatan / Offices
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($region, '\\', ' '), '"', ' ') + '"')
YIELD node AS area
WHERE area:Place
  AND toLower($region) IN [
    called IN [area.id, area.name]
      + coalesce(area.aliases, []) + coalesce(area.former_ids, [])
    | toLower(called)
  ]
  // AND area.collection = $collection
MATCH (area)<-[:LOCATED_IN*0..4]-(body)
WITH DISTINCT area, body
MATCH (body)<-[:AT]-(office:Role)<-[holds:HOLDS]-(person:Person)
WHERE NOT coalesce(holds.capacity, '') IN ['calon', 'mantan']
RETURN area.name AS region, body.name AS institution, body.id AS institution_id, office.title AS office,
  office.id AS office_id,
  person.name AS person, person.id AS person_id,
  holds.capacity AS capacity, holds.since AS since, holds.until AS until,
  holds.first_reported AS first_reported, holds.last_reported AS last_reported,
  holds.basis AS basis, size(holds.documents) AS articles
ORDER BY area.id, institution_id, office_id, person_id, coalesce(capacity, ''), coalesce(since, '');
