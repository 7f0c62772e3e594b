--liquibase formatted sql

-- A page by name reads the unique index of name_key, which has the order already: what is left to
-- sort by id are names that are the same, and no two are.

--changeset ontos:007-data-domain-by-name-dropped
drop index data_domain_by_name;

--changeset ontos:007-team-by-name-dropped
drop index team_by_name;

--changeset ontos:007-project-by-name-dropped
drop index project_by_name;
