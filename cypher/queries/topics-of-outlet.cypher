// Topik suatu media
// Topics of an outlet
//
// ID: Topik apa saja yang dimuat media ini, dan berapa pernyataan tentangnya?
// EN: Which topics does this outlet carry, with how many statements?
//
// :param outlet => 'PORTALSULTRA.ID'
//   STRING: nama media | name of the outlet
//
// Columns: publisher, topic, key, statements, articles
// Gives: rows
// Group: Sumber / Sources
MATCH (document:Document)
WHERE document.publisher = $outlet
  // AND document.collection = $collection
MATCH (document)<-[:MENTIONED_IN]-(statement:Statement)-[:ABOUT]->(subject:Topic)
WITH document.publisher AS publisher, subject, count(DISTINCT statement) AS statements,
  count(DISTINCT document) AS articles
RETURN publisher, subject.label AS topic, subject.key AS key, statements, articles
ORDER BY statements DESC, subject.id;
