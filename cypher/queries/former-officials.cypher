// Mantan pejabat
// Former officials
//
// ID: Siapa yang diberitakan sebagai mantan pejabat, dan jabatan apa yang dulu dipegang?
// EN: Who was reported to have held which office before?
//
// :param region => ''
//   STRING: nama atau id daerah; '' untuk semua | name or id of a region; '' for all
//
// Columns: person, person_id, capacity, office, office_id, institution, institution_id, regions,
//   since, until, first_reported, last_reported, basis, articles
// Gives: rows
// Group: Jabatan / Offices
MATCH (person:Person)-[holds:HOLDS]->(office:Role)
WHERE holds.capacity = 'mantan'
  // AND person.collection = $collection
OPTIONAL MATCH (office)-[:AT]->(body)
WITH person, holds, office, body,
  COLLECT {
    MATCH (body)-[:LOCATED_IN*0..4]->(place:Place)
    WITH DISTINCT place
    RETURN place ORDER BY place.name, place.id
  } AS places
WHERE $region = '' OR any(place IN places WHERE toLower($region) IN [toLower(place.id), toLower(place.name)])
RETURN person.name AS person, person.id AS person_id, holds.capacity AS capacity, office.title AS office,
  office.id AS office_id,
  body.name AS institution, body.id AS institution_id, [place IN places | place.name] AS regions,
  holds.since AS since, holds.until AS until, holds.first_reported AS first_reported,
  holds.last_reported AS last_reported,
  holds.basis AS basis, size(holds.documents) AS articles
ORDER BY regions, coalesce(institution_id, ''), office_id, person_id, capacity, coalesce(since, '');
