// Acara dalam suatu masa
// Events in a period
//
// ID: Acara apa saja yang berlangsung dalam masa ini?
// EN: Which events took place in this period?
//
// :param since => '2024-10'
//   DATE: hari, bulan, atau tahun pertama; '' tanpa batas | first day, month or year; '' for no limit
// :param until => '2024-12'
//   DATE: yang terakhir; '' tanpa batas | the last one; '' for no limit
//
// Columns: event, event_id, kind, date, end_date, venues, organizers, attendees, articles
// Gives: rows
// Group: Acara / Events
MATCH (event:Event)
WHERE event.date >= $since AND event.date < CASE $until WHEN '' THEN ':' ELSE $until + ':' END
  // AND event.collection = $collection
RETURN event.name AS event, event.id AS event_id, event.kind AS kind, event.date AS date,
  event.end_date AS end_date,
  COLLECT { MATCH (event)-[:HELD_AT]->(venue:Place) RETURN venue.name ORDER BY venue.name, venue.id } AS venues,
  COLLECT {
    MATCH (event)-[:ORGANIZED_BY]->(organizer)
    RETURN coalesce(
      organizer.name,
      organizer.title + coalesce(COLLECT { MATCH (organizer)-[:AT]->(seat) RETURN ', ' + seat.name ORDER BY seat.id LIMIT 1 }[0], '')
    )
    ORDER BY organizer.id
  } AS organizers,
  COUNT { (event)-[:ATTENDED_BY]->() } AS attendees,
  COUNT { (event)-[:MENTIONED_IN]->(:Document) } AS articles
ORDER BY date, event_id;
