select id, name, description, parent_id, tags, version, created_at, created_by, updated_at, updated_by
from app_ontos.data_domain order by created_at desc, id desc limit 50;
