// Penjabat di samping pejabat definitif
// Acting beside a full holder
//
// ID: Jabatan mana yang diberitakan punya pejabat definitif dan penjabat, dan kapan?
// EN: Which offices were reported with both a full and an acting holder, and when?
//
// Columns: office, office_id, institution, institution_id, holder, holder_id, holder_first,
//   holder_last, acting, acting_id, capacity, acting_first, acting_last
// Gives: rows
// Group: Jabatan / Offices
MATCH (acting:Person)-[acts:HOLDS]->(office:Role)
WHERE acts.capacity IN ['pelaksana harian', 'pelaksana tugas', 'penjabat', 'penjabat sementara'] AND NOT office.plural
  // AND acting.collection = $collection
MATCH (office)<-[holds:HOLDS]-(holder:Person)
WHERE holds.capacity IS NULL AND holder <> acting
OPTIONAL MATCH (office)-[:AT]->(body)
RETURN office.title AS office, office.id AS office_id, body.name AS institution, body.id AS institution_id,
  holder.name AS holder, holder.id AS holder_id, holds.first_reported AS holder_first,
  holds.last_reported AS holder_last,
  acting.name AS acting, acting.id AS acting_id, acts.capacity AS capacity,
  acts.first_reported AS acting_first, acts.last_reported AS acting_last
ORDER BY office_id, coalesce(institution_id, ''), holder_id, coalesce(holds.since, ''), acting_id, capacity,
  coalesce(acts.since, '');
