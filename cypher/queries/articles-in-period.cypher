// Artikel dalam suatu masa
// Articles of a period
//
// ID: Artikel apa saja yang terbit dalam masa ini?
// EN: Which articles were published in this period?
//
// :param since => '2024-10'
//   DATE: hari, bulan, atau tahun pertama; '' tanpa batas | first day, month or year; '' for no limit
// :param until => '2024-12'
//   DATE: yang terakhir; '' tanpa batas | the last one; '' for no limit
//
// Columns: date, article, title, publisher, author, url, persons, statements
// Gives: rows
// Group: Sumber / Sources
MATCH (document:Document)
WHERE document.date >= $since AND document.date < CASE $until WHEN '' THEN ':' ELSE $until + ':' END
  // AND document.collection = $collection
RETURN document.date AS date, document.article AS article, document.title AS title,
  document.publisher AS publisher,
  document.author AS author, document.url AS url,
  COUNT { (document)<-[:MENTIONED_IN]-(:Person) } AS persons,
  COUNT { (document)<-[:MENTIONED_IN]-(:Statement) } AS statements
ORDER BY date, document.id;
