--liquibase formatted sql

--changeset ontos:012-glossary
create table glossary (
  id          uuid        primary key,
  name        text        not null,
  name_key    text        collate "C" not null constraint glossary_name_unique unique,
  title       text,
  description text,
  iri         text        collate "C" not null constraint glossary_iri_unique unique,
  base_iri    text        not null,
  domain_id   uuid        constraint glossary_domain_exists references data_domain (id),
  status      text        not null,
  version     bigint      not null,
  created_at  timestamptz not null,
  created_by  text        not null,
  updated_at  timestamptz not null,
  updated_by  text        not null
);
comment on table glossary is 'A SKOS concept scheme';

--changeset ontos:012-glossary-by-domain
create index glossary_by_domain on glossary (domain_id);

--changeset ontos:012-glossary-by-creation
create index glossary_by_creation on glossary (created_at, id);

--changeset ontos:012-glossary-by-change
create index glossary_by_change on glossary (updated_at, id);

--changeset ontos:012-concept
-- Labels and texts are JSON by language, "@none" where a text has none. The name is one of the preferred labels,
-- chosen by the service; label_text has all labels, to be searched.
create table concept (
  id           uuid        primary key,
  glossary_id  uuid        not null constraint concept_glossary_exists references glossary (id),
  iri          text        collate "C" not null constraint concept_iri_unique unique,
  name         text        not null,
  name_key     text        collate "C" not null,
  label_text   text        not null,
  pref_label   jsonb       not null,
  alt_label    jsonb       not null,
  hidden_label jsonb       not null,
  definition   jsonb       not null,
  note         jsonb       not null,
  scope_note   jsonb       not null,
  example      jsonb       not null,
  matches      jsonb       not null,
  status       text        not null,
  version      bigint      not null,
  created_at   timestamptz not null,
  created_by   text        not null,
  updated_at   timestamptz not null,
  updated_by   text        not null
);

--changeset ontos:012-concept-by-name
create index concept_by_name on concept (name_key, id);

--changeset ontos:012-concept-by-glossary
create index concept_by_glossary on concept (glossary_id, name_key, id);

--changeset ontos:012-concept-by-creation
create index concept_by_creation on concept (created_at, id);

--changeset ontos:012-concept-by-change
create index concept_by_change on concept (updated_at, id);

--changeset ontos:012-concept-broader
create table concept_broader (
  concept_id uuid not null references concept (id) on delete cascade,
  broader_id uuid not null constraint concept_broader_exists references concept (id),
  constraint concept_broader_unique primary key (concept_id, broader_id),
  constraint concept_broader_not_itself check (concept_id <> broader_id)
);

--changeset ontos:012-concept-broader-by-broader
create index concept_broader_by_broader on concept_broader (broader_id);

--changeset ontos:012-concept-related
-- As stated: that it holds in the other direction, too, follows and is not stored.
create table concept_related (
  concept_id uuid not null references concept (id) on delete cascade,
  related_id uuid not null constraint concept_related_exists references concept (id),
  constraint concept_related_unique primary key (concept_id, related_id),
  constraint concept_related_not_itself check (concept_id <> related_id)
);

--changeset ontos:012-concept-related-by-related
create index concept_related_by_related on concept_related (related_id);

--changeset ontos:012-glossary-triple
-- What a document said beyond the columns above, kept to be told again. Blank nodes are "_:" and a label that is
-- unique in the glossary; a literal is what has a datatype.
create table glossary_triple (
  glossary_id uuid not null references glossary (id) on delete cascade,
  subject     text collate "C" not null,
  predicate   text not null,
  object      text not null,
  datatype    text,
  language    text
);

--changeset ontos:012-glossary-triple-by-subject
create index glossary_triple_by_subject on glossary_triple (glossary_id, subject);

--changeset ontos:012-semantic-link
-- The entities of a link are of several tables, so no foreign key can hold them.
create table semantic_link (
  id          uuid        primary key,
  concept_id  uuid        not null constraint semantic_link_concept_exists references concept (id),
  entity_type text        not null,
  entity_id   uuid        constraint semantic_link_entity_exists check (entity_id is not null),
  path        text        not null,
  version     bigint      not null,
  created_at  timestamptz not null,
  created_by  text        not null,
  updated_at  timestamptz not null,
  updated_by  text        not null,
  constraint semantic_link_unique unique (concept_id, entity_type, entity_id, path)
);

--changeset ontos:012-semantic-link-by-entity
create index semantic_link_by_entity on semantic_link (entity_id, entity_type);

--changeset ontos:012-semantic-link-by-creation
create index semantic_link_by_creation on semantic_link (created_at, id);
