--liquibase formatted sql

--changeset ontos:008-connection
-- The environments are the record's own JSON, without a secret in it: only whether there is one, and since when.
create table connection (
  id            uuid        primary key,
  name          text        not null,
  name_key      text        collate "C" not null constraint connection_name_unique unique,
  description   text,
  owner_team_id uuid        constraint connection_owner_team_exists references team (id),
  tags          text[]      not null default '{}',
  environments  jsonb       not null,
  version       bigint      not null,
  created_at    timestamptz not null,
  created_by    text        not null,
  updated_at    timestamptz not null,
  updated_by    text        not null
);

--changeset ontos:008-connection-by-owner
create index connection_by_owner on connection (owner_team_id);

--changeset ontos:008-connection-by-creation
create index connection_by_creation on connection (created_at, id);

--changeset ontos:008-connection-by-change
create index connection_by_change on connection (updated_at, id);

--changeset ontos:008-connection-secret
-- Apart from the record, so that no audit event and no stored image ever holds a sealed secret.
create table connection_secret (
  connection_id uuid        not null references connection (id) on delete cascade,
  environment   text        not null,
  field         text        not null,
  sealed        text        not null,
  primary key (connection_id, environment, field)
);
