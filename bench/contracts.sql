-- Many contracts, and how long the reads take: psql -v rows=100000 -f bench/contracts.sql, on a database that the service has
-- migrated. Everything is rolled back at the end. The statements are the service's own for an admin (DataContractStore,
-- ContractPropertyStore), with values in place of parameters; ContractPlansStoreTest asserts that none of them reads a whole table.
\set ON_ERROR_STOP on
begin;
set local search_path = app_ontos;
insert into data_contract (id, contract_id, document_version, name, name_key, standard_version, lifecycle, findings, document,
  document_text, document_digest, words, version, created_at, created_by, updated_at, updated_by)
select md5(i::text)::uuid, 'bench-' || i / 4, i % 4 || '.0.0', 'Contract ' || i, 'contract ' || i, 'v3.1.0',
  (array['draft', 'active', 'active', 'deprecated', 'retired'])[i % 5 + 1], '[]', d.document::jsonb, d.document, '',
  array_to_tsvector(array['contract', 'w' || i, 'x' || i % 1000]), 1, now() + i * interval '1 second', 'bench',
  now() + i * interval '1 second', 'bench'
from generate_series(1, :rows) i
cross join lateral (
  select json_build_object('id', 'bench-' || i, 'description', json_build_object('purpose', repeat('lorem ipsum ' || i, 100)))::text
    as document) d;
insert into data_contract_property (id, data_contract_id, object_name, path, name, name_key, required, is_unique, primary_key,
  critical_data_element, classification, classification_key, tags)
select gen_random_uuid(), md5((i % :rows + 1)::text)::uuid, 'orders', 'column_' || i % 5000, 'column_' || i % 5000,
  'column_' || i % 5000, false, false, false, false, case when i % 200 = 0 then 'pii' end, case when i % 200 = 0 then 'pii' end, '{}'
from generate_series(1, 10 * :rows) i;
analyze data_contract, data_contract_property;

\echo a page by name
explain (analyze, costs off) select id, name from data_contract c order by name_key, id limit 51;
\echo a page of one state
explain (analyze, costs off) select id, name from data_contract c where lifecycle = 'active' order by name_key, id limit 51;
\echo the latest versions
explain (analyze, costs off) select id, name from data_contract c where not exists (select from data_contract l
  where l.contract_id = c.contract_id and (l.created_at, l.id) > (c.created_at, c.id)) order by name_key, id limit 51;
\echo a search
explain (analyze, costs off) select id, name from data_contract c where words @@ '''w7777'':*'::tsquery order by name_key, id limit 51;
\echo two documents to compare
explain (analyze, costs off) select id, document_text from data_contract c where id in (md5('1')::uuid, md5('2')::uuid);
\echo where personal data is
explain (analyze, costs off) select p.id, p.path, c.name from data_contract_property p join data_contract c on c.id = p.data_contract_id
  where p.classification_key = 'pii' and c.lifecycle = 'active' order by p.name_key, p.id limit 51;
\echo who uses a column
explain (analyze, costs off) select p.id, p.path, c.name from data_contract_property p join data_contract c on c.id = p.data_contract_id
  where p.name_key = 'column_77' order by p.name_key, p.id limit 51;
rollback;
