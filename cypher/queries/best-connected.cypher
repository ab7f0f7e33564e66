// Pejabat yang paling banyak kaitannya
// The best connected officials
//
// ID: Pejabat mana yang terkait dengan paling banyak orang dan lembaga lewat acara, jabatan, dan pernyataan?
// EN: Which officials are tied to most persons and bodies through events, offices and statements?
//
// :param limit => 25
//   INTEGER: baris paling banyak | rows at most
//
// Columns: person, person_id, offices, ties, persons, institutions, articles
// Gives: rows
// Group: Acara / Events
MATCH (person:Person)
WHERE EXISTS { (person)-[:HOLDS]->(:Role) }
  // AND person.collection = $collection
OPTIONAL CALL (person) {
  CALL (person) {
    MATCH (person)<-[:ATTENDED_BY|ORGANIZED_BY]-(event:Event)
    RETURN event
    UNION
    MATCH (person)<-[:SAID_BY]-(:Statement)-[:SAID_AT]->(event:Event)
    RETURN event
  }
  CALL (event) {
    MATCH (event)-[:ATTENDED_BY|ORGANIZED_BY]->(tied:Person|Institution)
    RETURN tied
    UNION
    MATCH (event)-[:ATTENDED_BY|ORGANIZED_BY]->(:Role)-[:AT]->(tied:Institution)
    RETURN tied
    UNION
    MATCH (event)<-[:SAID_AT]-(:Statement)-[:SAID_BY]->(tied:Person|Institution)
    RETURN tied
  }
  RETURN tied
  UNION
  MATCH (person)-[:HOLDS]->(:Role)<-[:HOLDS]-(tied:Person)
  RETURN tied
  UNION
  MATCH (person)-[:HOLDS]->(:Role)-[:AT]->(tied:Institution)
  RETURN tied
  UNION
  MATCH (person)<-[:SAID_BY]-(:Statement)-[:ABOUT]->(tied:Person|Institution)
  RETURN tied
  UNION
  MATCH (person)<-[:ABOUT]-(:Statement)-[:SAID_BY]->(tied:Person|Institution)
  RETURN tied
}
WITH person, count(DISTINCT CASE WHEN tied:Person AND tied <> person THEN tied END) AS persons,
  count(DISTINCT CASE WHEN tied:Institution THEN tied END) AS institutions
WITH person, persons + institutions AS ties, persons, institutions
ORDER BY ties DESC, person.name, person.id
LIMIT $limit
RETURN person.name AS person, person.id AS person_id,
  COLLECT {
    MATCH (person)-[holds:HOLDS]->(held:Role)
    WITH holds, held,
      COLLECT { MATCH (held)-[:AT]->(seat) RETURN ', ' + seat.name ORDER BY seat.id LIMIT 1 } AS seats
    RETURN trim(coalesce(holds.capacity, '') + ' ' + held.title + coalesce(seats[0], ''))
    ORDER BY held.id, coalesce(holds.capacity, ''), coalesce(holds.since, '')
  } AS offices,
  ties, persons, institutions, COUNT { (person)-[:MENTIONED_IN]->(:Document) } AS articles;
