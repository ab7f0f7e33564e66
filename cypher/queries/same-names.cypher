// Orang-orang yang bernama sama
// Persons of one name
//
// ID: Nama siapa yang dipakai lebih dari satu orang, dan apa jabatan mereka masing-masing?
// EN: Which names stand for more than one person, and which offices tell them apart?
//
// Columns: name, person, person_id, offices, articles
// Gives: rows
// Group: Jabatan / Offices
MATCH (person:Person)
// WHERE person.collection = $collection
WITH person.norm_name AS name, collect(person) AS persons
WHERE size(persons) > 1
UNWIND persons AS person
RETURN name, person.name AS person, person.id AS person_id,
  COLLECT {
    MATCH (person)-[holds:HOLDS]->(held:Role)
    WITH holds, held,
      COLLECT { MATCH (held)-[:AT]->(seat) RETURN ', ' + seat.name ORDER BY seat.id LIMIT 1 } AS seats
    RETURN trim(coalesce(holds.capacity, '') + ' ' + held.title + coalesce(seats[0], ''))
    ORDER BY held.id, coalesce(holds.capacity, ''), coalesce(holds.since, '')
  } AS offices,
  COUNT { (person)-[:MENTIONED_IN]->(:Document) } AS articles
ORDER BY name, person_id;
