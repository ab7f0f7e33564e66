// Pejabat suatu lembaga
// Officials of a body
//
// ID: Jabatan apa yang ada di lembaga ini, dan siapa yang diberitakan memegangnya (tanpa mantan dan calon)?
// EN: Which offices does this body have, and who was reported to hold them (former and candidates apart)?
//
// :param institution => 'Badan Pengawas Pemilihan Umum Kota Kendari'
//   NAME OF Institution | Place: nama, nama lain, atau id | a name, another name, or an id
//
// Columns: institution, institution_id, office, office_id, person, person_id, capacity, since,
//   until, first_reported, last_reported, basis, articles
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
OPTIONAL MATCH (office)<-[holds:HOLDS]-(person:Person)
WHERE NOT coalesce(holds.capacity, '') IN ['calon', 'mantan']
RETURN body.name AS institution, body.id AS institution_id, office.title AS office, office.id AS office_id,
  person.name AS person, person.id AS person_id,
  holds.capacity AS capacity, holds.since AS since, holds.until AS until,
  holds.first_reported AS first_reported, holds.last_reported AS last_reported,
  holds.basis AS basis, size(holds.documents) AS articles
ORDER BY institution_id, office_id, coalesce(person_id, ''), coalesce(capacity, ''), coalesce(since, '');
