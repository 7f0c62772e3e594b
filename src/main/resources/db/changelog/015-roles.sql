--liquibase formatted sql

--changeset ontos:015-app-role
-- What a role allows is the record's own JSON: a level by feature; a feature that is not named is closed.
create table app_role (
  id          uuid        primary key,
  name        text        not null,
  name_key    text        collate "C" not null constraint app_role_name_unique unique,
  description text,
  access      jsonb       not null check (jsonb_typeof(access) = 'object'),
  version     bigint      not null,
  created_at  timestamptz not null,
  created_by  text        not null,
  updated_at  timestamptz not null,
  updated_by  text        not null
);

--changeset ontos:015-app-role-by-creation
create index app_role_by_creation on app_role (created_at, id);

--changeset ontos:015-app-role-by-change
create index app_role_by_change on app_role (updated_at, id);

--changeset ontos:015-role-assignment
create table role_assignment (
  id             uuid        primary key,
  role_id        uuid        not null constraint role_assignment_role_exists references app_role (id),
  principal      text        not null,
  principal_key  text        collate "C" not null,
  principal_type text        not null check (principal_type in ('user', 'group', 'service-principal')),
  version        bigint      not null,
  created_at     timestamptz not null,
  created_by     text        not null,
  updated_at     timestamptz not null,
  updated_by     text        not null,
  constraint role_assignment_unique unique (principal_key, principal_type, role_id)
);

--changeset ontos:015-role-assignment-by-role
create index role_assignment_by_role on role_assignment (role_id);

--changeset ontos:015-role-assignment-by-principal
create index role_assignment_by_principal on role_assignment (principal_key, id);

--changeset ontos:015-role-assignment-by-creation
create index role_assignment_by_creation on role_assignment (created_at, id);

--changeset ontos:015-seeded-roles
-- Known by their ids in FixedRoles are the first, which an admin has, and the fifth, which everybody has.
insert into app_role (id, name, name_key, description, access, version, created_at, created_by, updated_at, updated_by)
values
  ('00000000-0000-7000-8000-000000000001', 'Admin', 'admin',
    'Everything',
    '{
    "data-domains": "admin", "teams": "admin", "projects": "admin", "data-products": "admin",
    "data-contracts": "admin", "glossaries": "admin", "semantic-links": "admin", "tags": "admin",
    "comments": "admin", "ratings": "admin", "search": "admin", "reviews": "admin", "connections": "admin", "queries": "admin",
    "sql": "admin", "audit": "admin", "roles": "admin", "system": "admin"}',
    1, now(), 'ontos', now(), 'ontos'),
  ('00000000-0000-7000-8000-000000000002', 'Data Governance Officer', 'data governance officer',
    'Answers for what is governed: domains, products, contracts, vocabulary',
    '{
    "data-domains": "admin", "teams": "write", "projects": "write", "data-products": "admin",
    "data-contracts": "admin", "glossaries": "admin", "semantic-links": "admin", "tags": "admin",
    "comments": "admin", "ratings": "admin", "search": "read", "reviews": "admin", "connections": "read", "queries": "read",
    "sql": "none", "audit": "read", "roles": "read", "system": "read"}',
    1, now(), 'ontos', now(), 'ontos'),
  ('00000000-0000-7000-8000-000000000003', 'Data Steward', 'data steward',
    'Keeps the records of domains, products and contracts in order',
    '{
    "data-domains": "write", "teams": "read", "projects": "read", "data-products": "write",
    "data-contracts": "write", "glossaries": "write", "semantic-links": "write", "tags": "write",
    "comments": "write", "ratings": "write", "search": "read", "reviews": "write", "connections": "read", "queries": "read",
    "sql": "none", "audit": "read", "roles": "none", "system": "none"}',
    1, now(), 'ontos', now(), 'ontos'),
  ('00000000-0000-7000-8000-000000000004', 'Data Producer', 'data producer',
    'Builds and offers data products and their contracts',
    '{
    "data-domains": "read", "teams": "write", "projects": "write", "data-products": "write",
    "data-contracts": "write", "glossaries": "read", "semantic-links": "write", "tags": "write",
    "comments": "write", "ratings": "write", "search": "read", "reviews": "none", "connections": "write", "queries": "read",
    "sql": "none", "audit": "none", "roles": "none", "system": "none"}',
    1, now(), 'ontos', now(), 'ontos'),
  ('00000000-0000-7000-8000-000000000005', 'Data Consumer', 'data consumer',
    'Finds and uses data; what everybody may do who is signed in',
    '{
    "data-domains": "read", "teams": "read", "projects": "read", "data-products": "read",
    "data-contracts": "read", "glossaries": "read", "semantic-links": "read", "tags": "read",
    "comments": "write", "ratings": "write", "search": "read", "reviews": "none", "connections": "none", "queries": "read",
    "sql": "none", "audit": "none", "roles": "none", "system": "none"}',
    1, now(), 'ontos', now(), 'ontos'),
  ('00000000-0000-7000-8000-000000000006', 'Security Officer', 'security officer',
    'Watches who may do what, and who did it',
    '{
    "data-domains": "read", "teams": "read", "projects": "read", "data-products": "read",
    "data-contracts": "read", "glossaries": "read", "semantic-links": "read", "tags": "read",
    "comments": "write", "ratings": "write", "search": "read", "reviews": "read", "connections": "read", "queries": "read",
    "sql": "none", "audit": "read", "roles": "read", "system": "read"}',
    1, now(), 'ontos', now(), 'ontos');
