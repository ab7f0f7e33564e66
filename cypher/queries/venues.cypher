// Tempat acara terbanyak
// Venues with most events
//
// ID: Di tempat mana acara paling sering berlangsung?
// EN: At which venues did most events take place?
//
// :param limit => 25
//   INTEGER: baris paling banyak | rows at most
//
// Columns: venue, venue_id, regions, count, first_date, last_date
// Gives: rows
// Group: Acara / Events
MATCH (venue:Place)<-[:HELD_AT]-(event:Event)
// WHERE event.collection = $collection
WITH venue, count(event) AS count, min(event.date) AS first_date, max(event.date) AS last_date
ORDER BY count DESC, venue.id
LIMIT $limit
RETURN venue.name AS venue, venue.id AS venue_id,
  COLLECT {
    MATCH (venue)-[:LOCATED_IN*1..4]->(place:Place)
    WITH DISTINCT place
    RETURN place.name ORDER BY place.name, place.id
  } AS regions,
  count, first_date, last_date;
