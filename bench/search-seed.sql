-- :rows records to search: half of them data domains, the rest teams, projects and connections. Their names are three words of a
-- business and a number, a quarter of them also one of 20 000
-- made-up words; their descriptions fifteen words of the same and of 5 000 made-up ones, so that some words are in half of all
-- records and others in ten. The triggers fill the index, as they do for the service's own writes.
create temporary table business_word as
select word, row_number() over () as place from unnest(string_to_array(
  'customer order invoice payment shipment supplier contract product price stock account ledger budget forecast risk claim policy '
  'member employee payroll vacancy campaign channel lead visit session click device sensor machine plant line batch recipe quality '
  'defect return warranty service ticket incident change release asset license vendor region country branch store warehouse route '
  'vehicle driver fuel energy meter tariff consumption emission water waste permit audit control report metric dashboard model '
  'feature training score segment cohort retention churn revenue margin cost expense travel tax treasury loan deposit card fraud '
  'identity consent privacy retention archive catalog glossary lineage schema pipeline transfer exchange settlement position trade',
  ' ')) as word;

create temporary table seed as
select i,
  initcap((select string_agg(word, ' ' order by part) from generate_series(1, 3) part
    join business_word on place = 1 + (hashint4(i * 7 + part) & 1048575) % 100))
    || case when i % 4 = 0 then ' N' || translate(((hashint4(i) & 1048575) % 20000)::text, '0123456789', 'aeioubdfgk') else '' end
    || ' ' || i as name,
  (select string_agg(case when part % 2 = 0 then business_word.word
      else 'w' || translate(((hashint4(i * 31 + part) & 1048575) % 5000)::text, '0123456789', 'aeioubdfgk') end, ' ' order by part)
    from generate_series(1, 15) part
    left join business_word on place = 1 + (hashint4(i * 13 + part) & 1048575) % (4 + 8 * part)) as description
from generate_series(1, :rows) i;

insert into data_domain (id, name, name_key, description, version, created_at, created_by, updated_at, updated_by)
select gen_random_uuid(), name, lower(name), description, 1, now(), 'ada', now(), 'ada' from seed where i % 2 = 0;
insert into team (id, name, name_key, description, version, created_at, created_by, updated_at, updated_by)
select gen_random_uuid(), name, lower(name), description, 1, now(), 'ada', now(), 'ada' from seed where i % 6 = 1;
insert into project (id, name, name_key, description, version, created_at, created_by, updated_at, updated_by)
select gen_random_uuid(), name, lower(name), description, 1, now(), 'ada', now(), 'ada' from seed where i % 6 = 3;
insert into connection (id, name, name_key, description, environments, version, created_at, created_by, updated_at, updated_by)
select gen_random_uuid(), name, lower(name), description, '{}', 1, now(), 'ada', now(), 'ada' from seed where i % 6 = 5;
vacuum analyze indexed_record;
vacuum analyze search_word;
