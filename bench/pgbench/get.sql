\set i random(1, 10000)
select id, name, description, parent_id, tags, version, created_at, created_by, updated_at, updated_by
from app_ontos.data_domain where id = md5(:i::text)::uuid;
