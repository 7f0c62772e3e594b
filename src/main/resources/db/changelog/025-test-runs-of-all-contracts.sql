--liquibase formatted sql

--changeset ontos:025-contract-test-run-by-time
create index contract_test_run_by_time on contract_test_run (created_at, id);

--changeset ontos:025-contract-test-run-by-state
create index contract_test_run_by_state on contract_test_run (state, created_at, id);

--changeset ontos:025-contract-test-run-by-verdict
create index contract_test_run_by_verdict on contract_test_run (verdict, created_at, id);

--changeset ontos:025-contract-test-run-by-environment
create index contract_test_run_by_environment on contract_test_run (environment, created_at, id);
