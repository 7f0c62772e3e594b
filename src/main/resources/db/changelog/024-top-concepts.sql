--liquibase formatted sql

--changeset ontos:024-concept-is-top
-- Whether no concept is above it. To find the few tops of a glossary by what is not in concept_broader takes a look at all
-- its concepts. Nothing that is searched changes, so the index of all records need not follow.
alter table concept add column is_top boolean not null default true;
alter table concept disable trigger concept_indexed;
update concept c set is_top = false where exists (select from concept_broader b where b.concept_id = c.id);
alter table concept enable trigger concept_indexed;

--changeset ontos:024-concept-top
create index concept_top on concept (glossary_id, name_key, id) where is_top;

--changeset ontos:024-concept-by-status
create index concept_by_status on concept (glossary_id, status, name_key, id);
