--liquibase formatted sql

--changeset ontos:028-search-words splitStatements:false
-- As before: but most texts have nothing between their words that the parser reads in a way of its own, and to see so
-- takes a tenth of the time that replacing does. A full stop or a comma after a letter and before a space is nothing.
create or replace function search_words(given text) returns tsvector language sql immutable parallel safe as $$
  select to_tsvector('simple', case
    when lower(given) ~ '[\x01-\x08\x0e-\x1f\x21-\x2b\x2d\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]|[^a-z][,.]|[,.]([^ ]|$)'
    then regexp_replace(lower(given), '[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+', ' ', 'g')
    else lower(given) end)
$$;

--changeset ontos:028-index-record splitStatements:false
-- As before, but in PL/pgSQL: a function in SQL is read and planned anew by every statement that calls it, which cost
-- a creation more than all else that PostgreSQL does for it. Here the plans stay with the session.
create or replace function index_record(kind text, record uuid, title text, title_key text, body text, hidden boolean,
  updated_at timestamptz) returns void language plpgsql as $$
#variable_conflict use_column
declare
  indexed_key text := left(index_record.title_key, 500);
  indexed_body text := left(index_record.body, 20000);
  key_words tsvector := search_words(indexed_key);
  kind_word tsvector := array_to_tsvector(array['#' || kind]);
begin
  insert into search_word (word, near)
  select found.word, search_near(found.word)
  from unnest(tsvector_to_array(key_words)) as found (word)
  where length(found.word) between 4 and 40 and found.word !~ '[0-9]'
    and not exists (select from search_word known where known.word = found.word)
  order by found.word
  on conflict do nothing;
  insert into indexed_record (entity_type, entity_id, title, title_key, body, title_words, words, hidden, updated_at)
  values (kind, record, left(index_record.title, 500), indexed_key, indexed_body, key_words || kind_word,
    setweight(key_words, 'A') || setweight(search_words(indexed_body), 'C') || kind_word, index_record.hidden,
    index_record.updated_at)
  on conflict (entity_type, entity_id) do update set
    title = excluded.title, title_key = excluded.title_key, body = excluded.body,
    title_words = excluded.title_words, words = excluded.words, hidden = excluded.hidden,
    updated_at = excluded.updated_at;
end
$$;

--changeset ontos:028-words-wait
-- A write puts its words into a list that the next few dozen writes share the sorting of. A search reads the list
-- too, so it is the shortest that PostgreSQL allows, in kB: eight pages.
alter index indexed_record_by_title_words set (fastupdate = on, gin_pending_list_limit = 64);
alter index indexed_record_by_words set (fastupdate = on, gin_pending_list_limit = 64);
