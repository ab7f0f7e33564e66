// Gambar pertemuan seseorang
// The meetings of a person, drawn
//
// ID: Di acara mana dan dengan siapa orang ini hadir?
// EN: At which events, and with whom, was this person?
//
// :param name => 'Nurcahyo Adisasmita'
//   NAME OF Person: nama, nama lain, atau id | a name, another name, or an id
//
// Columns: path
// Gives: picture
// Group: Acara / Events
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($name, '\\', ' '), '"', ' ') + '"')
YIELD node AS person
WHERE person:Person
  AND toLower($name) IN [
    called IN [person.id, person.norm_name, person.name]
      + coalesce(person.aliases, []) + coalesce(person.former_ids, [])
    | toLower(called)
  ]
  // AND person.collection = $collection
MATCH path = (person)<-[:ATTENDED_BY]-(event:Event)-[:ATTENDED_BY]->(other:Person)
RETURN path
ORDER BY person.id, coalesce(event.date, '') DESC, event.id, other.id
LIMIT 145;
