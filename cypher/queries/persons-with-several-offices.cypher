// Orang dengan beberapa jabatan
// Persons with several offices
//
// ID: Siapa yang diberitakan memegang lebih dari satu jabatan (tanpa mantan dan calon)?
// EN: Who was reported to hold more than one office (former and candidates apart)?
//
// Columns: person, person_id, count, offices
// Gives: rows
// Group: Jabatan / Offices
MATCH (person:Person)-[holds:HOLDS]->(office:Role)
WHERE NOT coalesce(holds.capacity, '') IN ['calon', 'mantan']
  // AND person.collection = $collection
WITH person, count(DISTINCT office) AS count
WHERE count > 1
RETURN person.name AS person, person.id AS person_id, count,
  COLLECT {
    MATCH (person)-[holds:HOLDS]->(held:Role)
    WHERE NOT coalesce(holds.capacity, '') IN ['calon', 'mantan']
    WITH holds, held,
      COLLECT { MATCH (held)-[:AT]->(seat) RETURN ', ' + seat.name ORDER BY seat.id LIMIT 1 } AS seats
    RETURN trim(coalesce(holds.capacity, '') + ' ' + held.title + coalesce(seats[0], ''))
    ORDER BY held.id, coalesce(holds.capacity, ''), coalesce(holds.since, '')
  } AS offices
ORDER BY count DESC, person_id;
