--liquibase formatted sql

--changeset ontos:011-data-product
-- As data_contract; a product's document need not have a version, and '' is then its only one.
create table data_product (
  id               uuid        primary key,
  product_id       text        collate "C" not null,
  document_version text        collate "C" not null,
  name             text        not null,
  name_key         text        collate "C" not null,
  standard_version text        not null,
  document_status  text,
  domain_id        uuid        constraint data_product_domain_exists references data_domain (id),
  owner_team_id    uuid        constraint data_product_owner_team_exists references team (id),
  project_id       uuid        constraint data_product_project_exists references project (id),
  lifecycle        text        not null check (lifecycle in (
                     'draft', 'sandbox', 'proposed', 'under_review', 'approved', 'active', 'deprecated', 'retired')),
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
  constraint data_product_version_unique unique (product_id, document_version)
);

--changeset ontos:011-data-product-by-name
create index data_product_by_name on data_product (name_key, id);

--changeset ontos:011-data-product-by-creation
create index data_product_by_creation on data_product (created_at, id);

--changeset ontos:011-data-product-by-change
create index data_product_by_change on data_product (updated_at, id);

--changeset ontos:011-data-product-by-domain
create index data_product_by_domain on data_product (domain_id, name_key, id);

--changeset ontos:011-data-product-by-team
create index data_product_by_team on data_product (owner_team_id, name_key, id);

--changeset ontos:011-data-product-by-project
create index data_product_by_project on data_product (project_id, name_key, id);

--changeset ontos:011-data-product-by-lifecycle
create index data_product_by_lifecycle on data_product (lifecycle, name_key, id);

--changeset ontos:011-data-product-by-family
create index data_product_by_family on data_product (product_id, created_at, id);

--changeset ontos:011-data-product-by-words
create index data_product_by_words on data_product using gin (words);

--changeset ontos:011-data-product-port
-- One row for each contract that a port names; data_contract_id is null for contracts kept elsewhere.
create table data_product_port (
  id               uuid    primary key,
  data_product_id  uuid    not null references data_product (id) on delete cascade,
  direction        text    not null check (direction in ('input', 'output')),
  name             text    not null,
  port_version     text    not null,
  contract_id      text    collate "C" not null,
  contract_version text,
  data_contract_id uuid    constraint data_product_port_contract_exists references data_contract (id),
  external         boolean not null
);

--changeset ontos:011-data-product-port-by-product
create index data_product_port_by_product on data_product_port (data_product_id, direction);

--changeset ontos:011-data-product-port-by-contract-id
create index data_product_port_by_contract_id on data_product_port (contract_id, direction);

--changeset ontos:011-data-product-port-by-contract
create index data_product_port_by_contract on data_product_port (data_contract_id);

--changeset ontos:011-data-product-transition
create table data_product_transition (
  id              uuid        primary key,
  data_product_id uuid        not null references data_product (id) on delete cascade,
  from_state      text        not null,
  to_state        text        not null,
  comment         text,
  record_version  bigint      not null,
  occurred_at     timestamptz not null,
  actor           text        not null
);

--changeset ontos:011-data-product-transition-by-product
create index data_product_transition_by_product on data_product_transition (data_product_id, occurred_at, id);
