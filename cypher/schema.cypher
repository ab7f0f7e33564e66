// Constraints and indexes of a Neo4j database that holds Simpul graphs
//
// `simpul load` runs these statements by itself. Run them by hand (in the Neo4j Browser, or by
// `cypher-shell -f`) before you bring a graph in another way (by APOC: after apoc.cypher). Each may be run again.
//
// An id is unique in its collection, and a fact in the whole database; a fact's key is made by the load.
// <!-- generated: schema -->
CREATE CONSTRAINT simpul_person IF NOT EXISTS FOR (n:Person) REQUIRE (n.collection, n.id) IS UNIQUE;
CREATE INDEX simpul_person_id IF NOT EXISTS FOR (n:Person) ON (n.id);
CREATE INDEX simpul_person_norm_name IF NOT EXISTS FOR (n:Person) ON (n.norm_name);
CREATE CONSTRAINT simpul_role IF NOT EXISTS FOR (n:Role) REQUIRE (n.collection, n.id) IS UNIQUE;
CREATE INDEX simpul_role_id IF NOT EXISTS FOR (n:Role) ON (n.id);
CREATE CONSTRAINT simpul_institution IF NOT EXISTS FOR (n:Institution) REQUIRE (n.collection, n.id) IS UNIQUE;
CREATE INDEX simpul_institution_id IF NOT EXISTS FOR (n:Institution) ON (n.id);
CREATE INDEX simpul_institution_kind IF NOT EXISTS FOR (n:Institution) ON (n.kind);
CREATE CONSTRAINT simpul_group IF NOT EXISTS FOR (n:Group) REQUIRE (n.collection, n.id) IS UNIQUE;
CREATE INDEX simpul_group_id IF NOT EXISTS FOR (n:Group) ON (n.id);
CREATE CONSTRAINT simpul_event IF NOT EXISTS FOR (n:Event) REQUIRE (n.collection, n.id) IS UNIQUE;
CREATE INDEX simpul_event_id IF NOT EXISTS FOR (n:Event) ON (n.id);
CREATE INDEX simpul_event_date IF NOT EXISTS FOR (n:Event) ON (n.date);
CREATE INDEX simpul_event_end_date IF NOT EXISTS FOR (n:Event) ON (n.end_date);
CREATE INDEX simpul_event_kind IF NOT EXISTS FOR (n:Event) ON (n.kind);
CREATE CONSTRAINT simpul_statement IF NOT EXISTS FOR (n:Statement) REQUIRE (n.collection, n.id) IS UNIQUE;
CREATE INDEX simpul_statement_id IF NOT EXISTS FOR (n:Statement) ON (n.id);
CREATE INDEX simpul_statement_date IF NOT EXISTS FOR (n:Statement) ON (n.date);
CREATE CONSTRAINT simpul_topic IF NOT EXISTS FOR (n:Topic) REQUIRE (n.collection, n.id) IS UNIQUE;
CREATE INDEX simpul_topic_id IF NOT EXISTS FOR (n:Topic) ON (n.id);
CREATE CONSTRAINT simpul_place IF NOT EXISTS FOR (n:Place) REQUIRE (n.collection, n.id) IS UNIQUE;
CREATE INDEX simpul_place_id IF NOT EXISTS FOR (n:Place) ON (n.id);
CREATE CONSTRAINT simpul_regulation IF NOT EXISTS FOR (n:Regulation) REQUIRE (n.collection, n.id) IS UNIQUE;
CREATE INDEX simpul_regulation_id IF NOT EXISTS FOR (n:Regulation) ON (n.id);
CREATE CONSTRAINT simpul_document IF NOT EXISTS FOR (n:Document) REQUIRE (n.collection, n.id) IS UNIQUE;
CREATE INDEX simpul_document_id IF NOT EXISTS FOR (n:Document) ON (n.id);
CREATE INDEX simpul_document_date IF NOT EXISTS FOR (n:Document) ON (n.date);
CREATE INDEX simpul_document_article IF NOT EXISTS FOR (n:Document) ON (n.article);
CREATE INDEX simpul_document_publisher IF NOT EXISTS FOR (n:Document) ON (n.publisher);
CREATE CONSTRAINT simpul_holds IF NOT EXISTS FOR ()-[r:HOLDS]-() REQUIRE r.fact IS UNIQUE;
CREATE INDEX simpul_holds_since IF NOT EXISTS FOR ()-[r:HOLDS]-() ON (r.since);
CREATE INDEX simpul_holds_until IF NOT EXISTS FOR ()-[r:HOLDS]-() ON (r.until);
CREATE INDEX simpul_holds_first_reported IF NOT EXISTS FOR ()-[r:HOLDS]-() ON (r.first_reported);
CREATE INDEX simpul_holds_last_reported IF NOT EXISTS FOR ()-[r:HOLDS]-() ON (r.last_reported);
CREATE INDEX simpul_holds_capacity IF NOT EXISTS FOR ()-[r:HOLDS]-() ON (r.capacity);
CREATE CONSTRAINT simpul_at IF NOT EXISTS FOR ()-[r:AT]-() REQUIRE r.fact IS UNIQUE;
CREATE CONSTRAINT simpul_part_of IF NOT EXISTS FOR ()-[r:PART_OF]-() REQUIRE r.fact IS UNIQUE;
CREATE CONSTRAINT simpul_located_in IF NOT EXISTS FOR ()-[r:LOCATED_IN]-() REQUIRE r.fact IS UNIQUE;
CREATE CONSTRAINT simpul_attended_by IF NOT EXISTS FOR ()-[r:ATTENDED_BY]-() REQUIRE r.fact IS UNIQUE;
CREATE CONSTRAINT simpul_organized_by IF NOT EXISTS FOR ()-[r:ORGANIZED_BY]-() REQUIRE r.fact IS UNIQUE;
CREATE CONSTRAINT simpul_held_at IF NOT EXISTS FOR ()-[r:HELD_AT]-() REQUIRE r.fact IS UNIQUE;
CREATE CONSTRAINT simpul_said_by IF NOT EXISTS FOR ()-[r:SAID_BY]-() REQUIRE r.fact IS UNIQUE;
CREATE CONSTRAINT simpul_said_at IF NOT EXISTS FOR ()-[r:SAID_AT]-() REQUIRE r.fact IS UNIQUE;
CREATE CONSTRAINT simpul_about IF NOT EXISTS FOR ()-[r:ABOUT]-() REQUIRE r.fact IS UNIQUE;
CREATE CONSTRAINT simpul_mentioned_in IF NOT EXISTS FOR ()-[r:MENTIONED_IN]-() REQUIRE r.fact IS UNIQUE;
CREATE FULLTEXT INDEX simpul_names IF NOT EXISTS FOR (n:Person|Role|Institution|Group|Event|Topic|Place|Regulation|Document) ON EACH [n.id, n.name, n.title, n.label, n.norm_name, n.aliases, n.former_ids];
// <!-- end -->
