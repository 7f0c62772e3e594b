--liquibase formatted sql

--changeset ontos:003-team
create table team (
  id          uuid        primary key,
  name        text        not null,
  name_key    text        collate "C" not null constraint team_name_unique unique,
  title       text,
  description text,
  domain_id   uuid        constraint team_domain_exists references data_domain (id),
  version     bigint      not null,
  created_at  timestamptz not null,
  created_by  text        not null,
  updated_at  timestamptz not null,
  updated_by  text        not null
);

--changeset ontos:003-team-by-domain
create index team_by_domain on team (domain_id);

--changeset ontos:003-team-member
create table team_member (
  id             uuid        primary key,
  team_id        uuid        not null constraint team_member_team_exists references team (id) on delete cascade,
  principal      text        not null,
  principal_key  text        collate "C" not null,
  principal_type text        not null check (principal_type in ('user', 'group', 'service-principal')),
  role           text        not null,
  version        bigint      not null,
  created_at     timestamptz not null,
  created_by     text        not null,
  updated_at     timestamptz not null,
  updated_by     text        not null,
  constraint team_member_unique unique (team_id, principal_type, principal_key)
);

--changeset ontos:003-team-by-name
create index team_by_name on team (name_key, id);

--changeset ontos:003-team-by-creation
create index team_by_creation on team (created_at, id);

--changeset ontos:003-team-by-change
create index team_by_change on team (updated_at, id);
