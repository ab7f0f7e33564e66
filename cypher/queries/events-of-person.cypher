// Acara seseorang
// Events of a person
//
// ID: Acara apa saja yang dihadiri atau diselenggarakan orang ini?
// EN: Which events did this person attend or organize?
//
// :param name => 'Harsan'
//   NAME OF Person: nama, nama lain, atau id | a name, another name, or an id
//
// Columns: person, person_id, edge, part, event, event_id, kind, date, venues, basis, articles
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
MATCH (person)<-[fact:ATTENDED_BY|ORGANIZED_BY]-(event:Event)
RETURN person.name AS person, person.id AS person_id, type(fact) AS edge, fact.as AS part,
  event.name AS event, event.id AS event_id, event.kind AS kind, event.date AS date,
  COLLECT { MATCH (event)-[:HELD_AT]->(venue:Place) RETURN venue.name ORDER BY venue.name, venue.id } AS venues,
  fact.basis AS basis, size(fact.documents) AS articles
ORDER BY coalesce(date, '') DESC, person_id, event_id, edge;
