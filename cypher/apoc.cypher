// Constraints that APOC wants before it imports a graph file
//
// Run this in a database of its own, then schema.cypher, then:
// CALL apoc.import.json('file:///graph.jsonl', {importIdName: 'id'});
//
// An id is then unique in the whole database, so that it takes one graph alone. `simpul load` needs nothing of this.
// <!-- generated: schema_for_apoc -->
CREATE CONSTRAINT simpul_person_id IF NOT EXISTS FOR (n:Person) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT simpul_role_id IF NOT EXISTS FOR (n:Role) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT simpul_institution_id IF NOT EXISTS FOR (n:Institution) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT simpul_group_id IF NOT EXISTS FOR (n:Group) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT simpul_event_id IF NOT EXISTS FOR (n:Event) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT simpul_statement_id IF NOT EXISTS FOR (n:Statement) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT simpul_topic_id IF NOT EXISTS FOR (n:Topic) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT simpul_place_id IF NOT EXISTS FOR (n:Place) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT simpul_regulation_id IF NOT EXISTS FOR (n:Regulation) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT simpul_document_id IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE;
// <!-- end -->
