// Pembicara pada acara suatu lembaga
// Who spoke at events of a body
//
// ID: Siapa yang berbicara pada acara yang diselenggarakan atau dihadiri lembaga ini?
// EN: Who spoke at events that this body organized or attended?
//
// :param institution => 'Kementerian Pendidikan Dasar dan Menengah'
//   NAME OF Institution: nama, nama lain, atau id | a name, another name, or an id
// :param limit => 300
//   INTEGER: baris paling banyak | rows at most
//
// Columns: institution, institution_id, speaker, speaker_kind, speaker_id, offices, statements,
//   events
// Gives: rows
// Group: Pernyataan / Statements
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($institution, '\\', ' '), '"', ' ') + '"')
YIELD node AS body
WHERE body:Institution
  AND toLower($institution) IN [
    called IN [body.id, body.name]
      + coalesce(body.aliases, []) + coalesce(body.former_ids, [])
    | toLower(called)
  ]
  // AND body.collection = $collection
MATCH (body)<-[:ORGANIZED_BY|ATTENDED_BY]-(event:Event)
WITH DISTINCT body, event
MATCH (event)<-[:SAID_AT]-(statement:Statement)-[:SAID_BY]->(speaker)
WITH body, speaker, count(DISTINCT statement) AS statements, count(DISTINCT event) AS events
ORDER BY statements DESC, body.id, speaker.id
LIMIT $limit
RETURN body.name AS institution, body.id AS institution_id,
  coalesce(
    speaker.name,
    speaker.title + coalesce(COLLECT { MATCH (speaker)-[:AT]->(seat) RETURN ', ' + seat.name ORDER BY seat.id LIMIT 1 }[0], '')
  ) AS speaker,
  labels(speaker)[0] AS speaker_kind, speaker.id AS speaker_id,
  COLLECT {
    MATCH (speaker)-[holds:HOLDS]->(held:Role)
    WITH holds, held,
      COLLECT { MATCH (held)-[:AT]->(seat) RETURN ', ' + seat.name ORDER BY seat.id LIMIT 1 } AS seats
    RETURN trim(coalesce(holds.capacity, '') + ' ' + held.title + coalesce(seats[0], ''))
    ORDER BY held.id, coalesce(holds.capacity, ''), coalesce(holds.since, '')
  } AS offices,
  statements, events;
