-- Data domains from number :first to number :rows, as heavy as the peers' rows (schema.sql there): the same name, and the bytes of their jsonb body, less the
-- tags, as more description. Ids are md5(i) as theirs are, so one file of ids serves both. Straight SQL, because the point is the
-- reading: no audit rows are made for them.
insert into app_ontos.data_domain
  (id, name, name_key, description, parent_id, tags, version, created_at, created_by, updated_at, updated_by)
select
  md5(i::text)::uuid,
  'Domain ' || i,
  lower('Domain ' || i),
  rpad('Description of data domain number ' || i || ' ' || repeat('lorem ipsum ', 8), 222, 'dolor sit amet '),
  null,
  array['gold', 'pii', 't' || (i % 13)],
  1,
  timestamptz '2025-01-01' + i * interval '1 second',
  'local@localhost',
  timestamptz '2025-01-01' + i * interval '1 second',
  'local@localhost'
from generate_series(:first, :rows) i;
vacuum analyze app_ontos.data_domain;
