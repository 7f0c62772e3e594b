--liquibase formatted sql

--changeset ontos:029-query-run-by-caller
-- Whoever may not see everybody's runs reads their own, the latest first, among however many.
create index query_run_by_caller on query_run (caller, started_at, id);
