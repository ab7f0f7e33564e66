// Siapa bertemu siapa
// Who met whom
//
// ID: Dengan siapa orang ini pernah hadir di acara yang sama, seberapa sering, dan kapan terakhir?
// EN: With whom was this person at the same events, how often, and when last?
//
// :param name => 'Nurcahyo Adisasmita'
//   NAME OF Person: nama, nama lain, atau id | a name, another name, or an id
// :param limit => 300
//   INTEGER: baris paling banyak | rows at most
//
// Columns: person, person_id, met, met_id, offices, count, events, last_date
// Gives: rows
// Group: Acara / Events
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($name, '\\', ' '), '"', ' ') + '"')
YIELD node AS person
WHERE person:Person
  AND toLower($name) IN [
    called IN [person.id, person.norm_name, person.name]
      + coalesce(person.aliases, []) + coalesce(person.former_ids, [])
    | toLower(called)
  ]
  // AND person.collection = $collection
MATCH (person)<-[:ATTENDED_BY]-(event:Event)-[:ATTENDED_BY]->(met:Person)
WHERE met <> person
WITH person, met, collect(event) AS shared
ORDER BY size(shared) DESC, person.id, met.id
LIMIT $limit
CALL (shared) {
  UNWIND shared AS event
  WITH event ORDER BY event.id
  RETURN collect(event.name) AS events, max(event.date) AS last_date
}
RETURN person.name AS person, person.id AS person_id, met.name AS met, met.id AS met_id,
  COLLECT {
    MATCH (met)-[holds:HOLDS]->(held:Role)
    WITH holds, held,
      COLLECT { MATCH (held)-[:AT]->(seat) RETURN ', ' + seat.name ORDER BY seat.id LIMIT 1 } AS seats
    RETURN trim(coalesce(holds.capacity, '') + ' ' + held.title + coalesce(seats[0], ''))
    ORDER BY held.id, coalesce(holds.capacity, ''), coalesce(holds.since, '')
  } AS offices,
  size(shared) AS count, events, last_date;
