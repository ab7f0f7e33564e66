// Dua pejabat definitif pada saat yang sama
// Two full holders at one time
//
// ID: Jabatan mana yang menurut berita dipegang dua orang sekaligus, dan untuk hari apa saja?
// EN: Which offices do reports give to two persons at one time, and for which days?
//
// Columns: office, office_id, institution, holder, holder_id, other, other_id, start, end
// Gives: rows
// Group: Jabatan / Offices
//
// Either the two are one person, or a report is wrong or late. Several people may hold an office of these titles
// together (graph/data/shared_offices.tsv): they are left out.
WITH [
  'asisten', 'asisten daerah', 'asisten sekretaris daerah', 'bendesa adat', 'deputi', 'deputi bidang',
  'direktur', 'direktur jenderal', 'hakim', 'inspektur', 'kepala bagian', 'kepala balai', 'kepala bidang',
  'kepala biro', 'kepala cabang', 'kepala desa', 'kepala direktorat', 'kepala divisi', 'kepala dusun',
  'kepala instalasi', 'kepala kewilayahan', 'kepala lingkungan', 'kepala pusat', 'kepala satuan',
  'kepala sekolah', 'kepala seksi', 'kepala subbagian', 'kepala subbidang', 'kepala subdirektorat',
  'kepala subseksi', 'kepala subunit', 'kepala tim', 'kepala unit', 'kepala upt', 'kepala uptd',
  'kepala urusan', 'ketua adat', 'ketua bidang', 'ketua departemen', 'ketua divisi', 'ketua jurusan',
  'ketua kelompok', 'ketua program studi', 'ketua rt', 'ketua rw', 'ketua tim', 'komisaris', 'konsul',
  'koordinator', 'koordinator divisi', 'lurah', 'manager', 'manajer', 'panitera', 'pastor paroki',
  'pimpinan', 'wakil direktur', 'wakil koordinator', 'wali jorong'
] AS alone, [
  'advokat', 'analis', 'anggota', 'arsiparis', 'asisten manajer', 'bhayangkara pembina', 'bintara',
  'co founder', 'deputi gubernur', 'dosen', 'founder', 'guru', 'hakim agung', 'hakim anggota',
  'hakim konstitusi', 'inspektur pembantu', 'jaksa penuntut umum', 'juru bicara', 'kepala regu',
  'kepala ruangan', 'komisaris independen', 'komisioner', 'koordinator lapangan', 'kuasa hukum',
  'panitera muda', 'panitera pengganti', 'pejabat', 'pembantu rektor', 'pembina', 'penasihat', 'pendamping',
  'pendiri', 'peneliti', 'pengacara', 'pengasuh', 'penyidik', 'penyuluh', 'perangkat desa', 'perwira',
  'prakirawan', 'pranata hubungan masyarakat', 'pustakawan', 'redaktur', 'senior manager', 'staf',
  'tenaga ahli', 'utusan khusus', 'vice president', 'wakil bendahara', 'wakil dekan', 'wakil kepala sekolah',
  'wakil ketua', 'wakil menteri', 'wakil rektor', 'wakil sekretaris'
] AS begins
MATCH (person:Person)-[holds:HOLDS]->(office:Role)
WHERE holds.capacity IS NULL AND holds.first_reported IS NOT NULL AND NOT office.plural
  AND NOT toLower(office.title) IN alone
  AND none(form IN begins WHERE toLower(office.title) = form OR toLower(office.title) STARTS WITH form + ' ')
  // AND person.collection = $collection
WITH office, person, [day IN [holds.first_reported, holds.since] WHERE day IS NOT NULL |
  CASE size(day)
    WHEN 4 THEN date(day + '-12-31')
    WHEN 7 THEN date(day + '-01') + duration('P1M') - duration('P1D')
    ELSE date(day)
  END
] AS starts, [day IN [holds.last_reported, holds.until] WHERE day IS NOT NULL | date(left(day + '-01-01', 10))] AS ends
WITH office, person, reduce(least = starts[0], day IN starts | CASE WHEN day < least THEN day ELSE least END) AS start,
  reduce(least = ends[0], day IN ends | CASE WHEN day < least THEN day ELSE least END) AS end
ORDER BY office.id, start, end, person.id
WITH office, collect({person: person, start: start, end: end}) AS held
WHERE size(held) > 1
UNWIND range(0, size(held) - 2) AS first
UNWIND held[first + 1..] AS later
WITH office, held[first] AS earlier, later, CASE WHEN held[first].end < later.end THEN held[first].end ELSE later.end END AS end
// one who is first reported on the last day of another took over on it
WHERE earlier.person <> later.person AND later.start < earlier.end AND later.start <= end
WITH office, earlier.person AS one, later.person AS two, toString(later.start) AS start, toString(end) AS end,
  COLLECT { MATCH (office)-[:AT]->(seat) RETURN seat.name ORDER BY seat.id LIMIT 1 }[0] AS institution
RETURN office.title AS office, office.id AS office_id, institution, one.name AS holder, one.id AS holder_id,
  two.name AS other, two.id AS other_id, start, end
ORDER BY office_id, start, holder_id, other_id, end;
