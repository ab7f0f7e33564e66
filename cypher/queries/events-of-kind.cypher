// Acara menurut jenis
// Events of a kind
//
// ID: Acara jenis ini apa saja yang diberitakan (rapat, pelantikan, kunjungan, ...)?
// EN: Which events of this kind were reported (rapat, pelantikan, kunjungan, ...)?
//
// :param kind => 'pelatihan'
//   STRING: jenis acara | kind of event
//
// Columns: event, event_id, kind, date, end_date, venues, organizers, attendees, articles
// Gives: rows
// Group: Acara / Events
MATCH (event:Event)
WHERE event.kind = toLower($kind)
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
ORDER BY coalesce(date, '') DESC, event_id;
