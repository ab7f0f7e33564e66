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
CALL () {
  MATCH (event:Event)
  // WHERE event.collection = $collection
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
  WITH event, collect(tied) AS circle
  RETURN circle
  UNION ALL
  MATCH (office:Role)
  WHERE EXISTS { (office)<-[:HOLDS]-(:Person) }
    // AND office.collection = $collection
  RETURN COLLECT { MATCH (office)<-[:HOLDS]-(tied:Person) RETURN DISTINCT tied }
    + COLLECT { MATCH (office)-[:AT]->(tied:Institution) RETURN tied } AS circle
  UNION ALL
  MATCH (statement:Statement)
  // WHERE statement.collection = $collection
  MATCH (statement)-[:SAID_BY]->(speaker:Person|Institution)
  MATCH (statement)-[:ABOUT]->(tied:Person|Institution)
  RETURN [speaker, tied] AS circle
}
UNWIND circle AS person
WITH person, circle
WHERE person:Person AND EXISTS { (person)-[:HOLDS]->(:Role) }
UNWIND circle AS tied
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
