--liquibase formatted sql

--changeset ontos:001-audit-event
create table audit_event (
  id             uuid        primary key,
  occurred_at    timestamptz not null,
  actor          text        not null,
  action         text        not null check (action in ('created', 'updated', 'deleted')),
  entity_type    text        not null,
  entity_id      uuid        not null,
  entity_name    text        not null,
  entity_version bigint      not null,
  request_id     text        not null,
  before         jsonb,
  after          jsonb
);
comment on table audit_event is 'Who did what to which record when; rows are added, never changed';

--changeset ontos:001-audit-event-by-time
create index audit_event_by_time on audit_event (occurred_at, id);

--changeset ontos:001-audit-event-by-entity
create index audit_event_by_entity on audit_event (entity_id, occurred_at, id);

--changeset ontos:001-audit-event-append-only splitStatements:false
create function audit_event_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'audit events are never changed' using errcode = 'restrict_violation';
end
$$;

--changeset ontos:001-audit-event-append-only-trigger
create trigger audit_event_append_only before update or delete on audit_event
  for each statement execute function audit_event_is_append_only();
