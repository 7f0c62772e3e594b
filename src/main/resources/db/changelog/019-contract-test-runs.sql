--liquibase formatted sql

--changeset ontos:019-contract-test-run
-- Who is at it holds a lease; what it tells of itself beside that is the record. connection_id names no row, for a
-- run is told of after its connection is gone.
create table contract_test_run (
  id               uuid        primary key,
  data_contract_id uuid        not null constraint contract_test_run_contract_exists
                               references data_contract (id) on delete cascade,
  contract_version bigint,
  connection_id    uuid        not null,
  environment      text        not null,
  schema_name      text,
  schedule_id      uuid,
  state            text        not null check (state in (
                     'queued', 'running', 'finished', 'cancelled', 'interrupted')),
  verdict          text        check (verdict in ('passed', 'failed', 'errored')),
  reason           text,
  checks_total     int,
  passed           int         not null default 0,
  failed           int         not null default 0,
  errored          int         not null default 0,
  skipped          int         not null default 0,
  started_at       timestamptz,
  ended_at         timestamptz,
  version          bigint      not null,
  created_at       timestamptz not null,
  created_by       text        not null,
  updated_at       timestamptz not null,
  updated_by       text        not null,
  cancel_requested boolean     not null default false,
  leased_by        uuid        not null,
  leased_until     timestamptz not null,
  lapse_seen_at    timestamptz
);

--changeset ontos:019-contract-test-run-by-contract
create index contract_test_run_by_contract on contract_test_run (data_contract_id, created_at, id);

--changeset ontos:019-contract-test-run-by-lease
create index contract_test_run_by_lease on contract_test_run (leased_until) where state in ('queued', 'running');

--changeset ontos:019-contract-test-run-by-schedule
create index contract_test_run_by_schedule on contract_test_run (schedule_id) where state in ('queued', 'running');

--changeset ontos:019-contract-test-result
create table contract_test_result (
  id          uuid    primary key,
  run_id      uuid    not null references contract_test_run (id) on delete cascade,
  ordinal     int     not null,
  kind        text    not null,
  pointer     text    not null,
  table_name  text,
  column_name text,
  rule        text,
  dimension   text,
  severity    text,
  outcome     text    not null check (outcome in ('passed', 'failed', 'errored', 'skipped')),
  reason      text,
  failing     bigint,
  checked     bigint,
  measured    jsonb,
  samples     jsonb   not null,
  constraint contract_test_result_once unique (run_id, ordinal)
);

--changeset ontos:019-contract-test-target
-- What the last finished run in each place came to.
create table contract_test_target (
  data_contract_id uuid        not null references data_contract (id) on delete cascade,
  connection_id    uuid        not null references connection (id) on delete cascade,
  environment      text        not null,
  verdict          text        not null,
  run_id           uuid        not null,
  ended_at         timestamptz not null,
  primary key (data_contract_id, connection_id, environment)
);

--changeset ontos:019-contract-test-target-by-connection
create index contract_test_target_by_connection on contract_test_target (connection_id);

--changeset ontos:019-contract-test-state
-- color is the last state but grey, which is what people have been told.
create table contract_test_state (
  data_contract_id uuid        primary key references data_contract (id) on delete cascade,
  state            text        not null check (state in ('green', 'red', 'grey')),
  color            text,
  run_id           uuid        not null,
  since            timestamptz not null,
  version          bigint      not null
);
