--liquibase formatted sql

--changeset ontos:026-data-contract-waiting
-- What waits for somebody is looked for on the first page, and is little of what there is.
create index data_contract_waiting on data_contract (updated_at desc)
  where lifecycle in ('proposed', 'under_review', 'approved');

--changeset ontos:026-data-product-waiting
create index data_product_waiting on data_product (updated_at desc)
  where lifecycle in ('proposed', 'under_review', 'approved');

--changeset ontos:026-contract-test-state-red
create index contract_test_state_red on contract_test_state (since desc) where state = 'red';
