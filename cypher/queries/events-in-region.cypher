// Acara di suatu daerah
// Events in a region
//
// ID: Acara apa saja yang berlangsung di daerah ini, menurut tempat atau penyelenggaranya?
// EN: Which events took place in this region, by their venue or their organizer?
//
// :param region => 'Kota Singkawang'
//   NAME OF Place: nama, nama lain, atau id | a name, another name, or an id
//
// Columns: region, through, event, event_id, kind, date, end_date, venues, organizers, attendees,
//   articles
// Gives: rows
// Group: Acara / Events
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($region, '\\', ' '), '"', ' ') + '"')
YIELD node AS area
WHERE area:Place
  AND toLower($region) IN [
    called IN [area.id, area.name]
      + coalesce(area.aliases, []) + coalesce(area.former_ids, [])
    | toLower(called)
  ]
  // AND area.collection = $collection
MATCH (area)<-[:LOCATED_IN*0..4]-(inside)
WITH DISTINCT area, inside
MATCH (inside)<-[fact:HELD_AT|LOCATED_IN|ORGANIZED_BY]-(event:Event)
WITH area, event, type(fact) AS through ORDER BY through
WITH area, event, collect(DISTINCT through) AS through
RETURN area.name AS region, through, event.name AS event, event.id AS event_id, event.kind AS kind,
  event.date AS date, event.end_date AS end_date,
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
ORDER BY coalesce(date, '') DESC, area.id, event_id;
