--liquibase formatted sql

--changeset ontos:020-contract-test-schedule
-- Exactly one of cron and interval says when. next_run_at is what instances compare and set to take a turn.
-- connection_id names no row: where the connection is gone, the schedule is paused and says so.
create table contract_test_schedule (
  id               uuid        primary key,
  data_contract_id uuid        not null constraint contract_test_schedule_contract_exists
                               references data_contract (id) on delete cascade,
  connection_id    uuid        not null,
  environment      text        not null,
  schema_name      text,
  cron             text,
  every_interval   text,
  time_zone        text        not null,
  enabled          boolean     not null,
  position         int         not null constraint contract_test_schedule_most check (position <= 20),
  paused_reason    text,
  next_run_at      timestamptz,
  last_run_at      timestamptz,
  version          bigint      not null,
  created_at       timestamptz not null,
  created_by       text        not null,
  updated_at       timestamptz not null,
  updated_by       text        not null,
  constraint contract_test_schedule_when check ((cron is null) <> (every_interval is null))
);

--changeset ontos:020-contract-test-schedule-by-contract
create index contract_test_schedule_by_contract on contract_test_schedule (data_contract_id, created_at, id);

--changeset ontos:020-contract-test-schedule-by-next-run
create index contract_test_schedule_by_next_run on contract_test_schedule (next_run_at)
  where enabled and paused_reason is null;
