// Jabatan seseorang
// Offices of a person
//
// ID: Jabatan apa yang dipegang, pernah dipegang, atau dicalonkan bagi orang ini, dan di mana?
// EN: Which offices does this person hold, did hold, or run for, and where?
//
// :param name => 'Sri Wahyuningsih'
//   NAME OF Person: nama, nama lain, atau id | a name, another name, or an id
//
// Columns: person, person_id, office, office_id, institution, institution_id, capacity, since,
//   until, first_reported, last_reported, basis, articles
// Gives: rows
// Group: Jabatan / Offices
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($name, '\\', ' '), '"', ' ') + '"')
YIELD node AS person
WHERE person:Person
  AND toLower($name) IN [
    called IN [person.id, person.norm_name, person.name]
      + coalesce(person.aliases, []) + coalesce(person.former_ids, [])
    | toLower(called)
  ]
  // AND person.collection = $collection
MATCH (person)-[holds:HOLDS]->(office:Role)
OPTIONAL MATCH (office)-[:AT]->(body)
RETURN person.name AS person, person.id AS person_id, office.title AS office, office.id AS office_id,
  body.name AS institution, body.id AS institution_id,
  holds.capacity AS capacity, holds.since AS since, holds.until AS until,
  holds.first_reported AS first_reported, holds.last_reported AS last_reported,
  holds.basis AS basis, size(holds.documents) AS articles
ORDER BY coalesce(last_reported, '') DESC, person_id, office_id, coalesce(capacity, ''), coalesce(since, ''),
  coalesce(institution_id, '');
