// Sekitar suatu simpul
// Around a node
//
// ID: Apa saja yang terhubung langsung dengan orang, lembaga, jabatan, acara, topik, atau tempat ini?
// EN: What is tied directly to this person, body, office, event, topic or place?
//
// :param name => 'Harsan'
//   NAME OF Person | Institution | Place | Event | Group | Regulation | Topic | Role: nama, nama lain, atau id | a name, another name, or an id
//
// Columns: path
// Gives: picture
// Group: Sumber / Sources
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($name, '\\', ' '), '"', ' ') + '"')
YIELD node AS node
WHERE node:Person|Institution|Place|Event|Group|Regulation|Topic|Role
  AND toLower($name) IN [
    called IN [node.id, node.norm_name, node.name, node.key, node.label, node.title]
      + coalesce(node.aliases, []) + coalesce(node.former_ids, [])
    | toLower(called)
  ]
  // AND node.collection = $collection
MATCH path = (node)-[edge:HOLDS|AT|PART_OF|LOCATED_IN|ATTENDED_BY|ORGANIZED_BY|HELD_AT|SAID_BY|SAID_AT|ABOUT]-(other)
RETURN path
ORDER BY node.id, type(edge), other.id, coalesce(edge.capacity, ''), coalesce(edge.since, ''),
  startNode(edge).id
LIMIT 250;
