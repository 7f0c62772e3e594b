--liquibase formatted sql

--changeset ontos:010-data-contract
-- document_text is the document as it came: jsonb keeps neither the order of keys nor 1e2.
-- lifecycle is where the record stands here; document_status is what the document says of itself.
create table data_contract (
  id               uuid        primary key,
  contract_id      text        collate "C" not null,
  document_version text        collate "C" not null,
  name             text        not null,
  name_key         text        collate "C" not null,
  standard_version text        not null,
  document_status  text,
  domain_id        uuid        constraint data_contract_domain_exists references data_domain (id),
  owner_team_id    uuid        constraint data_contract_owner_team_exists references team (id),
  lifecycle        text        not null check (lifecycle in (
                     'draft', 'proposed', 'under_review', 'approved', 'active', 'deprecated', 'retired')),
  findings         jsonb       not null,
  document         jsonb       not null,
  document_text    text        not null,
  document_digest  text        not null,
  words            tsvector    not null,
  version          bigint      not null,
  created_at       timestamptz not null,
  created_by       text        not null,
  updated_at       timestamptz not null,
  updated_by       text        not null,
  constraint data_contract_version_unique unique (contract_id, document_version)
);

--changeset ontos:010-data-contract-by-name
create index data_contract_by_name on data_contract (name_key, id);

--changeset ontos:010-data-contract-by-creation
create index data_contract_by_creation on data_contract (created_at, id);

--changeset ontos:010-data-contract-by-change
create index data_contract_by_change on data_contract (updated_at, id);

--changeset ontos:010-data-contract-by-domain
create index data_contract_by_domain on data_contract (domain_id, name_key, id);

--changeset ontos:010-data-contract-by-team
create index data_contract_by_team on data_contract (owner_team_id, name_key, id);

--changeset ontos:010-data-contract-by-lifecycle
create index data_contract_by_lifecycle on data_contract (lifecycle, name_key, id);

--changeset ontos:010-data-contract-by-family
create index data_contract_by_family on data_contract (contract_id, created_at, id);

--changeset ontos:010-data-contract-by-words
create index data_contract_by_words on data_contract using gin (words);

--changeset ontos:010-data-contract-property
create table data_contract_property (
  id                    uuid    primary key,
  data_contract_id      uuid    not null references data_contract (id) on delete cascade,
  object_name           text    not null,
  path                  text    not null,
  name                  text    not null,
  name_key              text    collate "C" not null,
  physical_name         text,
  physical_name_key     text    collate "C",
  logical_type          text,
  logical_type_key      text    collate "C",
  physical_type         text,
  required              boolean not null,
  is_unique             boolean not null,
  primary_key           boolean not null,
  critical_data_element boolean not null,
  classification        text,
  classification_key    text    collate "C",
  tags                  text[]  not null
);

--changeset ontos:010-data-contract-property-by-contract
create index data_contract_property_by_contract on data_contract_property (data_contract_id, name_key, id);

--changeset ontos:010-data-contract-property-by-name
create index data_contract_property_by_name on data_contract_property (name_key, id);

--changeset ontos:010-data-contract-property-by-physical-name
create index data_contract_property_by_physical_name on data_contract_property (physical_name_key, name_key, id);

--changeset ontos:010-data-contract-property-by-classification
create index data_contract_property_by_classification on data_contract_property (classification_key, name_key, id);

--changeset ontos:010-data-contract-property-by-logical-type
create index data_contract_property_by_logical_type on data_contract_property (logical_type_key, name_key, id);

--changeset ontos:010-data-contract-property-by-tag
create index data_contract_property_by_tag on data_contract_property using gin (tags);

--changeset ontos:010-data-contract-transition
create table data_contract_transition (
  id               uuid        primary key,
  data_contract_id uuid        not null references data_contract (id) on delete cascade,
  from_state       text        not null,
  to_state         text        not null,
  comment          text,
  record_version   bigint      not null,
  occurred_at      timestamptz not null,
  actor            text        not null
);

--changeset ontos:010-data-contract-transition-by-contract
create index data_contract_transition_by_contract on data_contract_transition (data_contract_id, occurred_at, id);

--changeset ontos:010-team-member-by-principal
-- Which teams a caller is in is asked by every statement that reads contracts.
create index team_member_by_principal on team_member (principal_key, principal_type);
