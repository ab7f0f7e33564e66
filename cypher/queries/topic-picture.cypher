// Gambar pembicara suatu topik
// The speakers on a topic, drawn
//
// ID: Siapa berbicara tentang topik ini, lewat pernyataan apa?
// EN: Who speaks about this topic, in which statements?
//
// :param topic => 'Netralitas ASN'
//   NAME OF Topic: nama atau kunci topik | label or key of a topic
//
// Columns: path
// Gives: picture
// Group: Pernyataan / Statements
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($topic, '\\', ' '), '"', ' ') + '"')
YIELD node AS subject
WHERE subject:Topic
  AND toLower($topic) IN [
    called IN [subject.id, subject.key, subject.label]
      + coalesce(subject.aliases, []) + coalesce(subject.former_ids, [])
    | toLower(called)
  ]
  // AND subject.collection = $collection
MATCH path = (subject)<-[:ABOUT]-(statement:Statement)-[:SAID_BY]->(speaker)
RETURN path
ORDER BY subject.id, speaker.id, statement.id
LIMIT 145;
