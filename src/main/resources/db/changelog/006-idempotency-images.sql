--liquibase formatted sql

--changeset ontos:006-idempotency-key-of-answers-dropped
-- Keys are kept for a day and nobody had any to lose when this was written.
drop table idempotency_key;

--changeset ontos:006-idempotency-key
-- The image is the record as its creation left it, so that a retry is answered from it alone.
create table idempotency_key (
  principal   text        not null,
  route       text        not null,
  key         text        not null,
  body_digest bytea       not null,
  image       jsonb       not null,
  created_at  timestamptz not null,
  constraint idempotency_key_unique primary key (principal, route, key)
);

--changeset ontos:006-idempotency-key-by-age
create index idempotency_key_by_age on idempotency_key (created_at);
