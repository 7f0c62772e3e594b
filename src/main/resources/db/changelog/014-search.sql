--liquibase formatted sql

--changeset ontos:014-indexed-record
-- One row for every record of any kind, kept by triggers on the records' own tables: what can be found, and what
-- can be tagged, commented and rated. title_key is the title as the service folds names.
create table indexed_record (
  entity_type text        not null,
  entity_id   uuid        not null,
  title       text        not null,
  title_key   text        collate "C" not null,
  body        text        not null,
  title_words tsvector    not null,
  words       tsvector    not null,
  hidden      boolean     not null,
  updated_at  timestamptz not null,
  constraint indexed_record_key primary key (entity_type, entity_id)
);
comment on column indexed_record.hidden is 'Shown only to callers who may write records of this kind';

--changeset ontos:014-indexed-record-by-title
create index indexed_record_by_title on indexed_record (entity_type, title_key);

--changeset ontos:014-indexed-record-by-title-words
-- Without fastupdate a write pays for its words at once, and no search reads a list of pending ones.
create index indexed_record_by_title_words on indexed_record using gin (title_words) with (fastupdate = off);

--changeset ontos:014-indexed-record-by-words
create index indexed_record_by_words on indexed_record using gin (words) with (fastupdate = off);

--changeset ontos:014-search-word
-- The words of all titles, each with what is left of it when one letter is left out, or none: words that share one
-- of these differ by a letter, or by two that are next to each other.
create table search_word (
  word text   collate "C" constraint search_word_key primary key,
  near text[] not null
);

--changeset ontos:014-search-word-by-near
create index search_word_by_near on search_word using gin (near) with (fastupdate = off);

--changeset ontos:014-search-near splitStatements:false
create function search_near(word text) returns text[] language sql immutable parallel safe as $$
  select array_agg(distinct left(word, greatest(i - 1, 0)) || substr(word, i + 1))
  from generate_series(0, length(word)) as i
$$;

--changeset ontos:014-search-words splitStatements:false
-- Whatever is in ASCII and neither letter nor digit parts words, so that each part of a name such as
-- sales.orders_2024 is one; the parser alone would take it for a host.
create function search_words(given text) returns tsvector language sql immutable parallel safe as $$
  select to_tsvector('simple', regexp_replace(lower(given), '[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+', ' ', 'g'))
$$;

--changeset ontos:014-index-record splitStatements:false
-- Every kind's trigger calls it. The kind is among the words as one that no text can hold.
create function index_record(kind text, record uuid, title text, title_key text, body text, hidden boolean,
  updated_at timestamptz) returns void language sql as $$
  with given as (
    select left(index_record.title, 500) as title, left(index_record.title_key, 500) as title_key,
      left(index_record.body, 20000) as body,
      array_to_tsvector(array['#' || kind]) as kind_word),
  split as (
    select given.*, search_words(given.title_key) as title_words, search_words(given.body) as body_words
    from given),
  learnt as (
    insert into search_word (word, near)
    select found.word, search_near(found.word)
    from split, unnest(tsvector_to_array(split.title_words)) as found (word)
    where length(found.word) between 4 and 40 and found.word !~ '[0-9]'
      and not exists (select from search_word known where known.word = found.word)
    order by found.word
    on conflict do nothing)
  insert into indexed_record (entity_type, entity_id, title, title_key, body, title_words, words, hidden, updated_at)
  select kind, record, split.title, split.title_key, split.body, title_words || kind_word,
    setweight(title_words, 'A') || setweight(body_words, 'C') || kind_word, index_record.hidden,
    index_record.updated_at
  from split
  on conflict (entity_type, entity_id) do update set
    title = excluded.title, title_key = excluded.title_key, body = excluded.body,
    title_words = excluded.title_words, words = excluded.words, hidden = excluded.hidden,
    updated_at = excluded.updated_at
$$;

--changeset ontos:014-forget-record splitStatements:false
create function forget_record() returns trigger language plpgsql set search_path from current as $$
begin
  delete from indexed_record where entity_type = tg_argv[0] and entity_id = old.id;
  return null;
end
$$;

--changeset ontos:014-index-data-domain splitStatements:false
create function index_data_domain() returns trigger language plpgsql set search_path from current as $$
begin
  perform index_record('data-domain', new.id, new.name, new.name_key,
    concat_ws(E'\n', new.description, nullif(array_to_string(new.tags, ' '), '')), false, new.updated_at);
  return null;
end
$$;

--changeset ontos:014-data-domain-indexed
create trigger data_domain_indexed after insert or update on data_domain for each row execute function index_data_domain();

--changeset ontos:014-data-domain-forgotten
create trigger data_domain_forgotten after delete on data_domain for each row execute function forget_record('data-domain');

--changeset ontos:014-data-domain-indexed-before
select index_record('data-domain', old.id, old.name, old.name_key,
  concat_ws(E'\n', old.description, nullif(array_to_string(old.tags, ' '), '')), false, old.updated_at)
from data_domain old;

--changeset ontos:014-index-team splitStatements:false
create function index_team() returns trigger language plpgsql set search_path from current as $$
begin
  perform index_record('team', new.id, new.name, new.name_key,
    concat_ws(E'\n', new.title, new.description), false, new.updated_at);
  return null;
end
$$;

--changeset ontos:014-team-indexed
create trigger team_indexed after insert or update on team for each row execute function index_team();

--changeset ontos:014-team-forgotten
create trigger team_forgotten after delete on team for each row execute function forget_record('team');

--changeset ontos:014-team-indexed-before
select index_record('team', old.id, old.name, old.name_key,
  concat_ws(E'\n', old.title, old.description), false, old.updated_at)
from team old;

--changeset ontos:014-index-project splitStatements:false
create function index_project() returns trigger language plpgsql set search_path from current as $$
begin
  perform index_record('project', new.id, new.name, new.name_key,
    concat_ws(E'\n', new.title, new.description), false, new.updated_at);
  return null;
end
$$;

--changeset ontos:014-project-indexed
create trigger project_indexed after insert or update on project for each row execute function index_project();

--changeset ontos:014-project-forgotten
create trigger project_forgotten after delete on project for each row execute function forget_record('project');

--changeset ontos:014-project-indexed-before
select index_record('project', old.id, old.name, old.name_key,
  concat_ws(E'\n', old.title, old.description), false, old.updated_at)
from project old;

--changeset ontos:014-index-connection splitStatements:false
create function index_connection() returns trigger language plpgsql set search_path from current as $$
begin
  perform index_record('connection', new.id, new.name, new.name_key,
    concat_ws(E'\n', new.description, nullif(array_to_string(new.tags, ' '), '')), false, new.updated_at);
  return null;
end
$$;

--changeset ontos:014-connection-indexed
create trigger connection_indexed after insert or update on connection for each row execute function index_connection();

--changeset ontos:014-connection-forgotten
create trigger connection_forgotten after delete on connection for each row execute function forget_record('connection');

--changeset ontos:014-connection-indexed-before
select index_record('connection', old.id, old.name, old.name_key,
  concat_ws(E'\n', old.description, nullif(array_to_string(old.tags, ' '), '')), false, old.updated_at)
from connection old;

--changeset ontos:014-index-query splitStatements:false
create function index_query() returns trigger language plpgsql set search_path from current as $$
begin
  perform index_record('query', new.id, new.name, new.name_key,
    concat_ws(E'\n', new.description, new.slug, new.definition ->> 'sql'), false, new.updated_at);
  return null;
end
$$;

--changeset ontos:014-query-indexed
create trigger query_indexed after insert or update on query for each row execute function index_query();

--changeset ontos:014-query-forgotten
create trigger query_forgotten after delete on query for each row execute function forget_record('query');

--changeset ontos:014-query-indexed-before
select index_record('query', old.id, old.name, old.name_key,
  concat_ws(E'\n', old.description, old.slug, old.definition ->> 'sql'), false, old.updated_at)
from query old;
