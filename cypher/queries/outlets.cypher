// Media menurut banyaknya artikel
// Outlets by number of articles
//
// ID: Media mana yang memuat berapa artikel, orang, acara, dan pernyataan?
// EN: Which outlet has how many articles, persons, events and statements?
//
// Columns: publisher, articles, persons, events, statements, first_date, last_date
// Gives: rows
// Group: Sumber / Sources
MATCH (document:Document)
// WHERE document.collection = $collection
WITH document.publisher AS publisher, collect(document) AS documents, min(document.date) AS first_date,
  max(document.date) AS last_date
RETURN publisher, size(documents) AS articles,
  COUNT {
    UNWIND documents AS document
    MATCH (document)<-[:MENTIONED_IN]-(person:Person)
    RETURN DISTINCT person
  } AS persons,
  COUNT {
    UNWIND documents AS document
    MATCH (document)<-[:MENTIONED_IN]-(event:Event)
    RETURN DISTINCT event
  } AS events,
  COUNT {
    UNWIND documents AS document
    MATCH (document)<-[:MENTIONED_IN]-(statement:Statement)
    RETURN DISTINCT statement
  } AS statements,
  first_date, last_date
ORDER BY articles DESC, coalesce(publisher, '');
