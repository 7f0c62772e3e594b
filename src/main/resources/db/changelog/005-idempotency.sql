--liquibase formatted sql

--changeset ontos:005-idempotency-key
create table idempotency_key (
  principal   text        not null,
  route       text        not null,
  key         text        not null,
  body_digest bytea       not null,
  location    text        not null,
  entity_tag  text        not null,
  body        text        not null,
  created_at  timestamptz not null default now(),
  constraint idempotency_key_unique primary key (principal, route, key)
);

--changeset ontos:005-idempotency-key-by-age
create index idempotency_key_by_age on idempotency_key (created_at);
