--liquibase formatted sql

--changeset ontos:009-query
-- What a query is, is one JSON document: statement, parameters, mode, limits. Its versions are kept as such.
create table query (
  id                uuid        primary key,
  name              text        not null,
  name_key          text        collate "C" not null constraint query_name_unique unique,
  slug              text        collate "C" not null constraint query_slug_unique unique,
  description       text,
  connection_id     uuid        not null constraint query_connection_exists references connection (id),
  definition        jsonb       not null,
  published_version bigint,
  version           bigint      not null,
  created_at        timestamptz not null,
  created_by        text        not null,
  updated_at        timestamptz not null,
  updated_by        text        not null
);

--changeset ontos:009-query-by-connection
create index query_by_connection on query (connection_id);

--changeset ontos:009-query-by-creation
create index query_by_creation on query (created_at, id);

--changeset ontos:009-query-by-change
create index query_by_change on query (updated_at, id);

--changeset ontos:009-query-version
create table query_version (
  query_id      uuid        not null references query (id) on delete cascade,
  version       bigint      not null,
  connection_id uuid        not null,
  definition    jsonb       not null,
  created_at    timestamptz not null,
  created_by    text        not null,
  primary key (query_id, version)
);

--changeset ontos:009-query-run
-- Append-only; it tells of queries and connections that may be gone.
create table query_run (
  id              uuid        primary key,
  query_id        uuid,
  query_version   bigint,
  connection_id   uuid        not null,
  environment     text        not null,
  caller          text        not null,
  request_id      text        not null,
  statement_hash  text        not null,
  parameters      jsonb       not null,
  started_at      timestamptz not null,
  duration_millis bigint,
  row_count       bigint,
  affected_rows   bigint,
  outcome         text        not null
);

--changeset ontos:009-query-run-by-query
create index query_run_by_query on query_run (query_id, started_at desc);

--changeset ontos:009-query-run-by-start
create index query_run_by_start on query_run (started_at, id);
