--liquibase formatted sql

--changeset ontos:016-semantic-link-path
-- As with an entity that is not there, a part that is not there is written as null, for a constraint with a name to refuse.
alter table semantic_link alter column path drop not null;

--changeset ontos:016-semantic-link-path-exists
alter table semantic_link add constraint semantic_link_path_exists check (path is not null);

--changeset ontos:016-semantic-link-orphans
-- Links to products and contracts were not checked before.
delete from semantic_link l
where not case l.entity_type
  when 'data-domain' then exists (select from data_domain e where e.id = l.entity_id)
  when 'data-product' then exists (select from data_product e where e.id = l.entity_id)
  else exists (select from data_contract e where e.id = l.entity_id) end;

--changeset ontos:016-semantic-links-go splitStatements:false
-- A trigger and not a part of each deletion: it sees links that were committed while the deletion waited for the row.
-- Who deletes is read from the event that the same statement has left.
create function semantic_links_go() returns trigger language plpgsql as $$
begin
  with gone as (
    delete from semantic_link l
    where l.entity_id = old.id and l.entity_type = any (tg_argv)
    returning l.id, l.concept_id, l.entity_type, l.entity_id, l.path, l.version, l.created_at, l.created_by,
      l.updated_at, l.updated_by,
      coalesce((select c.name from concept c where c.id = l.concept_id), '') as name)
  insert into audit_event (id, occurred_at, actor, action, entity_type, entity_id, entity_name, entity_version,
    request_id, before, after)
  select gen_random_uuid(), now(), coalesce(deletion.actor, current_user), 'deleted', 'semantic-link', gone.id,
    gone.name, gone.version, coalesce(deletion.request_id, ''), to_jsonb(gone), null
  from gone left join lateral (
    select e.actor, e.request_id from audit_event e
    where e.entity_id = old.id and e.action = 'deleted'
    order by e.occurred_at desc limit 1) deletion on true;
  return null;
end
$$;

--changeset ontos:016-data-domain-links-go
create trigger data_domain_links_go after delete on data_domain
  for each row execute function semantic_links_go('data-domain');

--changeset ontos:016-data-product-links-go
create trigger data_product_links_go after delete on data_product
  for each row execute function semantic_links_go('data-product');

--changeset ontos:016-data-contract-links-go
create trigger data_contract_links_go after delete on data_contract
  for each row execute function semantic_links_go('data-contract', 'contract-object', 'contract-property');
