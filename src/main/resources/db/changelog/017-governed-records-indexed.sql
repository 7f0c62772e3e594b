--liquibase formatted sql

--changeset ontos:017-index-data-contract splitStatements:false
-- What a reader would look for: the ids, the description, and what its tables and columns are called, in the words of
-- version 3 and of version 2.
create function index_data_contract() returns trigger language plpgsql set search_path from current as $$
begin
  perform index_record('data-contract', new.id, new.name, new.name_key,
    concat_ws(E'\n', new.contract_id, new.document_version, (
      select string_agg(said #>> '{}', E'\n')
      from (
        select jsonb_path_query(new.document, 'lax $.description.* ? (@.type() == "string")') as said
        union all
        select jsonb_path_query(new.document, 'lax $.schema[*].name ? (@.type() == "string")')
        union all
        select jsonb_path_query(new.document, 'lax $.schema[*].properties[*].name ? (@.type() == "string")')
        union all
        select jsonb_path_query(new.document, 'lax $.dataset[*].table ? (@.type() == "string")')
        union all
        select jsonb_path_query(new.document, 'lax $.dataset[*].columns[*].column ? (@.type() == "string")')) as texts)),
    new.lifecycle not in ('active', 'deprecated'), new.updated_at);
  return null;
end
$$;

--changeset ontos:017-data-contract-indexed
create trigger data_contract_indexed after insert or update on data_contract for each row execute function index_data_contract();

--changeset ontos:017-data-contract-forgotten
create trigger data_contract_forgotten after delete on data_contract for each row execute function forget_record('data-contract');

--changeset ontos:017-index-data-product splitStatements:false
create function index_data_product() returns trigger language plpgsql set search_path from current as $$
begin
  perform index_record('data-product', new.id, new.name, new.name_key,
    concat_ws(E'\n', new.product_id, new.document_version, (
      select string_agg(said #>> '{}', E'\n')
      from (
        select jsonb_path_query(new.document, 'lax $.description.* ? (@.type() == "string")') as said
        union all
        select jsonb_path_query(new.document, 'lax $.inputPorts[*].name ? (@.type() == "string")')
        union all
        select jsonb_path_query(new.document, 'lax $.outputPorts[*].name ? (@.type() == "string")')) as texts)),
    new.lifecycle not in ('active', 'deprecated'), new.updated_at);
  return null;
end
$$;

--changeset ontos:017-data-product-indexed
create trigger data_product_indexed after insert or update on data_product for each row execute function index_data_product();

--changeset ontos:017-data-product-forgotten
create trigger data_product_forgotten after delete on data_product for each row execute function forget_record('data-product');

--changeset ontos:017-index-glossary splitStatements:false
create function index_glossary() returns trigger language plpgsql set search_path from current as $$
begin
  perform index_record('glossary', new.id, new.name, new.name_key,
    concat_ws(E'\n', new.title, new.description), false, new.updated_at);
  return null;
end
$$;

--changeset ontos:017-glossary-indexed
create trigger glossary_indexed after insert or update on glossary for each row execute function index_glossary();

--changeset ontos:017-glossary-forgotten
create trigger glossary_forgotten after delete on glossary for each row execute function forget_record('glossary');

--changeset ontos:017-index-concept splitStatements:false
create function index_concept() returns trigger language plpgsql set search_path from current as $$
begin
  perform index_record('concept', new.id, new.name, new.name_key,
    concat_ws(E'\n', new.label_text, (
      select string_agg(said.value, E'\n') from jsonb_each_text(new.definition) as said)),
    false, new.updated_at);
  return null;
end
$$;

--changeset ontos:017-concept-indexed
create trigger concept_indexed after insert or update on concept for each row execute function index_concept();

--changeset ontos:017-concept-forgotten
create trigger concept_forgotten after delete on concept for each row execute function forget_record('concept');
