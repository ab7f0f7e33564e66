// Topik menurut banyaknya pernyataan
// Topics by number of statements
//
// ID: Topik apa yang paling banyak dibicarakan?
// EN: Which topics are spoken about most?
//
// Columns: topic, key, statements, speakers, events, first_date, last_date
// Gives: rows
// Group: Pernyataan / Statements
MATCH (subject:Topic)
// WHERE subject.collection = $collection
CALL (subject) {
  OPTIONAL MATCH (subject)<-[:ABOUT]-(statement:Statement)
  OPTIONAL MATCH (statement)-[:SAID_BY]->(speaker)
  RETURN count(DISTINCT statement) AS statements, count(DISTINCT speaker) AS speakers,
    min(statement.date) AS first_date, max(statement.date) AS last_date
}
RETURN subject.label AS topic, subject.key AS key, statements, speakers,
  COUNT { (subject)<-[:ABOUT]-(:Event) } AS events, first_date, last_date
ORDER BY statements DESC, subject.id;
