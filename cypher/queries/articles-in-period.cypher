// Artikel dalam suatu masa
// Articles of a period
//
// ID: Artikel apa saja yang terbit dalam masa ini (yang tanpa tanggal: hari acara utamanya)?
// EN: Which articles were published in this period (those without a date: the day of their main event)?
//
// :param since => '2024-10'
//   DATE: hari, bulan, atau tahun pertama; '' tanpa batas | first day, month or year; '' for no limit
// :param until => '2024-12'
//   DATE: yang terakhir; '' tanpa batas | the last one; '' for no limit
//
// Columns: date, article, title, publisher, author, url, persons, statements
// Gives: rows
// Group: Sumber / Sources
CALL () {
  MATCH (document:Document)
  WHERE document.date >= $since AND document.date < CASE $until WHEN '' THEN ':' ELSE $until + ':' END
    // AND document.collection = $collection
  RETURN document, document.date AS date
  UNION ALL
  MATCH (event:Event)
  WHERE event.date >= $since AND event.date < CASE $until WHEN '' THEN ':' ELSE $until + ':' END
    // AND event.collection = $collection
  MATCH (event)-[:MENTIONED_IN]->(document:Document)
  WHERE event.main AND document.date IS NULL AND NOT EXISTS {
    MATCH (document)<-[:MENTIONED_IN]-(later:Event)
    WHERE later.main AND later.date > event.date
  }
  RETURN DISTINCT document, event.date AS date
}
RETURN date, document.article AS article, document.title AS title,
  document.publisher AS publisher,
  document.author AS author, document.url AS url,
  COUNT { (document)<-[:MENTIONED_IN]-(:Person) } AS persons,
  COUNT { (document)<-[:MENTIONED_IN]-(:Statement) } AS statements
ORDER BY date, document.id;
