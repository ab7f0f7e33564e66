// Yang baru sejak suatu hari
// What is new since a day
//
// ID: Jabatan, acara, pernyataan, dan artikel baru apa yang ada sejak hari ini?
// EN: Which offices, events, statements and articles are new since this day?
//
// :param day => '2024-10-15'
//   DATE: hari, bulan, atau tahun | a day, month or year
//
// Columns: date, kind, what, what_id, more
// Gives: rows
// Group: Sumber / Sources
CALL () {
  MATCH (person:Person)-[holds:HOLDS]->(office:Role)
  WHERE holds.first_reported >= $day
    // AND person.collection = $collection
  RETURN holds.first_reported AS date, 'HOLDS' AS kind, person.name AS what, person.id AS what_id,
    trim(coalesce(holds.capacity, '') + ' ' + office.title
      + coalesce(COLLECT { MATCH (office)-[:AT]->(seat) RETURN ', ' + seat.name ORDER BY seat.id LIMIT 1 }[0], '')) AS more
  UNION ALL
  MATCH (event:Event)
  WHERE event.date >= $day
    // AND event.collection = $collection
  RETURN event.date AS date, 'Event' AS kind, event.name AS what, event.id AS what_id, event.kind AS more
  UNION ALL
  MATCH (statement:Statement)
  WHERE statement.date >= $day
    // AND statement.collection = $collection
  MATCH (statement)-[:SAID_BY]->(speaker)
  RETURN statement.date AS date, 'Statement' AS kind, statement.text AS what, statement.id AS what_id,
    coalesce(
      speaker.name,
      speaker.title + coalesce(COLLECT { MATCH (speaker)-[:AT]->(seat) RETURN ', ' + seat.name ORDER BY seat.id LIMIT 1 }[0], '')
    ) AS more
  UNION ALL
  MATCH (document:Document)
  WHERE document.date >= $day
    // AND document.collection = $collection
  RETURN document.date AS date, 'Document' AS kind, document.name AS what, document.id AS what_id,
    document.publisher AS more
}
RETURN date, kind, what, what_id, more
ORDER BY date DESC, kind, what_id, coalesce(more, '');
