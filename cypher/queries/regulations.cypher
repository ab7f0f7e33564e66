// Peraturan yang dirujuk
// Regulations that are cited
//
// ID: Peraturan apa yang paling banyak dirujuk, oleh berapa pembicara dan artikel?
// EN: Which rules are cited most, by how many speakers and articles?
//
// Columns: regulation, regulation_id, statements, speakers, articles
// Gives: rows
// Group: Pernyataan / Statements
MATCH (regulation:Regulation)
// WHERE regulation.collection = $collection
CALL (regulation) {
  OPTIONAL MATCH (regulation)<-[:ABOUT]-(statement:Statement)
  OPTIONAL MATCH (statement)-[:SAID_BY]->(speaker)
  RETURN count(DISTINCT statement) AS statements, count(DISTINCT speaker) AS speakers
}
RETURN regulation.name AS regulation, regulation.id AS regulation_id, statements, speakers,
  COUNT { (regulation)-[:MENTIONED_IN]->(:Document) } AS articles
ORDER BY statements DESC, articles DESC, regulation_id;
