// Pertemuan dua orang
// Meetings of two persons
//
// ID: Di acara apa saja kedua orang ini sama-sama hadir?
// EN: At which events were both of these persons?
//
// :param name => 'Nurcahyo Adisasmita'
//   NAME OF Person: nama, nama lain, atau id | a name, another name, or an id
// :param other => 'Saifuddin Maulana'
//   NAME OF Person: nama, nama lain, atau id | a name, another name, or an id
//
// Columns: person, person_id, person_as, other, other_id, other_as, event, event_id, kind, date,
//   venues, sources
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
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($other, '\\', ' '), '"', ' ') + '"')
YIELD node AS other
WHERE other:Person
  AND toLower($other) IN [
    called IN [other.id, other.norm_name, other.name]
      + coalesce(other.aliases, []) + coalesce(other.former_ids, [])
    | toLower(called)
  ]
  // AND other.collection = $collection
MATCH (person)<-[here:ATTENDED_BY]-(event:Event)-[there:ATTENDED_BY]->(other)
RETURN person.name AS person, person.id AS person_id, here.as AS person_as,
  other.name AS other, other.id AS other_id, there.as AS other_as,
  event.name AS event, event.id AS event_id, event.kind AS kind, event.date AS date,
  COLLECT { MATCH (event)-[:HELD_AT]->(venue:Place) RETURN venue.name ORDER BY venue.name, venue.id } AS venues,
  [document IN here.documents WHERE document IN there.documents] AS sources
ORDER BY coalesce(date, '') DESC, person_id, other_id, event_id;
