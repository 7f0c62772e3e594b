insert into app_ontos.data_domain
  (id, name, name_key, description, tags, version, created_at, created_by, updated_at, updated_by)
select gen_random_uuid(), n, n, 'Created by the load test ' || repeat('lorem ipsum ', 9), array['gold', 'pii', 't1'], 1,
  now(), 'local@localhost', now(), 'local@localhost'
from (select 'domain ' || gen_random_uuid() as n) as unique_name
returning id, name, description, parent_id, tags, version, created_at, created_by, updated_at, updated_by;
