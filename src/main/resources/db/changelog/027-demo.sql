--liquibase formatted sql

--changeset ontos:027-demo-record
-- Which records came with the demo data, to be taken out again.
create table demo_record (
  entity_type text not null,
  entity_id   uuid not null,
  constraint demo_record_key primary key (entity_type, entity_id)
);
