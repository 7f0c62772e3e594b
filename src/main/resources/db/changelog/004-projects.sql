--liquibase formatted sql

--changeset ontos:004-project
create table project (
  id            uuid        primary key,
  name          text        not null,
  name_key      text        collate "C" not null constraint project_name_unique unique,
  title         text,
  description   text,
  owner_team_id uuid        constraint project_owner_team_exists references team (id),
  version       bigint      not null,
  created_at    timestamptz not null,
  created_by    text        not null,
  updated_at    timestamptz not null,
  updated_by    text        not null
);

--changeset ontos:004-project-by-owner
create index project_by_owner on project (owner_team_id);

--changeset ontos:004-project-team
create table project_team (
  project_id uuid not null references project (id) on delete cascade,
  team_id    uuid not null constraint project_team_team_exists references team (id),
  primary key (project_id, team_id)
);

--changeset ontos:004-project-team-by-team
create index project_team_by_team on project_team (team_id);

--changeset ontos:004-project-by-name
create index project_by_name on project (name_key, id);

--changeset ontos:004-project-by-creation
create index project_by_creation on project (created_at, id);

--changeset ontos:004-project-by-change
create index project_by_change on project (updated_at, id);
