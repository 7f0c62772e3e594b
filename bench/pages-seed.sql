-- :rows records with documents: half of them contracts of 20 properties, a quarter products with two ports each, a quarter concepts
-- of one glossary, in a tree. Each contract has a comment and a test run.
create temporary table seed as
select i, md5('bench' || i)::uuid as id, 'Bench ' || i as name, now() - i * interval '1 minute' as at from generate_series(1, :rows) i;

insert into data_contract (id, contract_id, document_version, name, name_key, standard_version, lifecycle, findings, document,
  document_text, document_digest, words, version, created_at, created_by, updated_at, updated_by)
select id, 'bench-' || i / 4, i % 4 || '.0.0', name, lower(name), 'v3.1.0',
  (array['draft', 'active', 'proposed', 'deprecated', 'retired'])[i / 4 % 5 + 1], '[]', d.document::jsonb, d.document, '',
  array_to_tsvector(array['bench', 'w' || i, 'x' || i % 1000]), 1, at, 'ada', at, 'ada'
from seed
cross join lateral (
  select json_build_object('apiVersion', 'v3.1.0', 'kind', 'DataContract', 'id', 'bench-' || i / 4, 'version', i % 4 || '.0.0',
    'status', 'active', 'name', name, 'description', json_build_object('purpose', repeat('what it is for ' || i || ' ', 10)),
    'schema', json_build_array(json_build_object('name', 'orders', 'physicalName', 'customer_order', 'properties',
      (select json_agg(json_build_object('name', 'column_' || p, 'logicalType', 'string', 'physicalType', 'text', 'required', p % 2 = 0,
        'description', 'what column ' || p || ' holds')) from generate_series(1, 20) p))))::text as document) d
where i % 4 < 2;

insert into data_product (id, product_id, document_version, name, name_key, standard_version, lifecycle, findings, document,
  document_text, document_digest, words, version, created_at, created_by, updated_at, updated_by)
select id, 'bench-' || i, '1.0.0', name, lower(name), 'v1.0.0', (array['draft', 'active', 'proposed'])[i / 4 % 3 + 1], '[]', d.document::jsonb,
  d.document, '', array_to_tsvector(array['bench', 'w' || i]), 1, at, 'ada', at, 'ada'
from seed
cross join lateral (
  select json_build_object('apiVersion', 'v1.0.0', 'kind', 'DataProduct', 'id', 'bench-' || i, 'version', '1.0.0', 'status', 'active',
    'name', name, 'inputPorts', json_build_array(json_build_object('name', 'in', 'version', '1.0.0', 'contractId', 'bench-' || i / 4)),
    'outputPorts', json_build_array(json_build_object('name', 'out', 'version', '1.0.0', 'contractId', 'bench-' || i / 4 + 1)))::text
    as document) d
where i % 4 = 2;
insert into data_product_port (id, data_product_id, direction, name, port_version, contract_id, external)
select gen_random_uuid(), id, direction, 'port', '1.0.0', 'bench-' || i / 4 + (direction = 'output')::int, false
from seed cross join unnest(array['input', 'output']) as direction
where i % 4 = 2;

insert into glossary (id, name, name_key, iri, base_iri, status, version, created_at, created_by, updated_at, updated_by)
values (md5('bench glossary')::uuid, 'bench', 'bench', 'https://example.com/bench', 'https://example.com/bench/', 'active', 1, now(), 'ada',
  now(), 'ada');
insert into concept (id, glossary_id, iri, name, name_key, label_text, pref_label, alt_label, hidden_label, definition, note, scope_note,
  example, matches, status, version, created_at, created_by, updated_at, updated_by)
select id, md5('bench glossary')::uuid, 'https://example.com/bench/' || i, name, lower(name), lower(name), jsonb_build_object('en', name),
  '{}', '{}', jsonb_build_object('en', 'what ' || name || ' is'), '{}', '{}', '{}', '{}', 'active', 1, at, 'ada', at, 'ada'
from seed where i % 4 = 3;
insert into concept_broader (concept_id, broader_id)
select id, md5('bench' || i / 40 * 4 + 3)::uuid from seed where i % 4 = 3 and i > 400 and i / 40 * 4 + 3 < i;

insert into record_comment (id, entity_type, entity_id, depth, text, version, created_at, created_by, updated_at, updated_by)
select gen_random_uuid(), 'data-contract', id, 0, 'What about this one?', 1, at, 'grace', at, 'grace' from seed where i % 4 < 2;
insert into contract_test_run (id, data_contract_id, contract_version, connection_id, environment, state, verdict, checks_total, passed,
  started_at, ended_at, version, created_at, created_by, updated_at, updated_by, leased_by, leased_until)
select gen_random_uuid(), id, 1, md5('none')::uuid, 'production', 'finished', 'passed', 20, 20, at, at, 1, at, 'ada', at, 'ada',
  md5('nobody')::uuid, at
from seed where i % 4 < 2;
vacuum analyze;
