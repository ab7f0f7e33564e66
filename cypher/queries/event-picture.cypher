// Gambar suatu acara
// An event, drawn
//
// ID: Siapa hadir, siapa menyelenggarakan, di mana, dan tentang apa acara ini?
// EN: Who attended and organized this event, where was it, and what was it about?
//
// :param event => 'panen raya padi'
//   NAME OF Event: nama, nama lain, atau id | a name, another name, or an id
//
// Columns: path
// Gives: picture
// Group: Acara / Events
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($event, '\\', ' '), '"', ' ') + '"')
YIELD node AS event
WHERE event:Event
  AND toLower($event) IN [
    called IN [event.id, event.name]
      + coalesce(event.aliases, []) + coalesce(event.former_ids, [])
    | toLower(called)
  ]
  // AND event.collection = $collection
MATCH path = (event)-[edge:ORGANIZED_BY|ATTENDED_BY|HELD_AT|LOCATED_IN|ABOUT]->(other)
RETURN path
ORDER BY event.id, type(edge) DESC, other.id
LIMIT 250;
