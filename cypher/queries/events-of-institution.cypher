// Acara suatu lembaga
// Events of a body
//
// ID: Acara apa saja yang diselenggarakan atau dihadiri lembaga ini, sendiri atau lewat pejabatnya?
// EN: Which events did this body organize or attend, itself or through its officials?
//
// :param institution => 'KPU Provinsi Gorontalo'
//   NAME OF Institution | Place: nama, nama lain, atau id | a name, another name, or an id
//
// Columns: institution, institution_id, edge, event, event_id, kind, date, through, through_id,
//   basis, articles
// Gives: rows
// Group: Acara / Events
CALL db.index.fulltext.queryNodes('simpul_names', '"' + replace(replace($institution, '\\', ' '), '"', ' ') + '"')
YIELD node AS body
WHERE body:Institution|Place
  AND toLower($institution) IN [
    called IN [body.id, body.name]
      + coalesce(body.aliases, []) + coalesce(body.former_ids, [])
    | toLower(called)
  ]
  // AND body.collection = $collection
CALL (body) {
  RETURN body AS who
  UNION
  MATCH (body)<-[:AT]-(who:Role)
  RETURN who
  UNION
  MATCH (body)<-[:AT]-(:Role)<-[holds:HOLDS]-(who:Person)
  WHERE NOT coalesce(holds.capacity, '') IN ['calon', 'mantan']
  RETURN who
}
MATCH (who)<-[fact:ATTENDED_BY|ORGANIZED_BY]-(event:Event)
RETURN body.name AS institution, body.id AS institution_id, type(fact) AS edge,
  event.name AS event, event.id AS event_id, event.kind AS kind, event.date AS date,
  coalesce(
    who.name,
    who.title + coalesce(COLLECT { MATCH (who)-[:AT]->(seat) RETURN ', ' + seat.name ORDER BY seat.id LIMIT 1 }[0], '')
  ) AS through,
  who.id AS through_id, fact.basis AS basis, size(fact.documents) AS articles
ORDER BY coalesce(date, '') DESC, institution_id, event_id, edge, through_id;
