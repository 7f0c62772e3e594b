--liquibase formatted sql

--changeset ontos:002-data-domain
-- name_key is the name folded by the service, so that "the same name" and the order by name do not
-- depend on the collation that a database happens to have.
create table data_domain (
  id          uuid        primary key,
  name        text        not null,
  name_key    text        collate "C" not null constraint data_domain_name_unique unique,
  description text,
  parent_id   uuid        constraint data_domain_parent_exists references data_domain (id),
  tags        text[]      not null default '{}',
  version     bigint      not null,
  created_at  timestamptz not null,
  created_by  text        not null,
  updated_at  timestamptz not null,
  updated_by  text        not null
);

--changeset ontos:002-data-domain-by-parent
create index data_domain_by_parent on data_domain (parent_id);

--changeset ontos:002-data-domain-by-name
create index data_domain_by_name on data_domain (name_key, id);

--changeset ontos:002-data-domain-by-creation
create index data_domain_by_creation on data_domain (created_at, id);

--changeset ontos:002-data-domain-by-change
create index data_domain_by_change on data_domain (updated_at, id);
