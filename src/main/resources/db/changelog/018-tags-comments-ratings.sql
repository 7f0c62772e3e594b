--liquibase formatted sql

-- What is said of records of any kind. It refers to the row that every record has in indexed_record, and goes when the
-- record goes. That table is of 014, so this file comes after it.

--changeset ontos:018-tag
-- label_key is namespace and name as the service folds them, with a slash between: namespaces have none.
create table tag (
  id             uuid        primary key,
  namespace      text        not null,
  namespace_key  text        collate "C" not null,
  name           text        not null,
  label_key      text        collate "C" not null constraint tag_label_unique unique,
  description    text,
  allowed_values text[]      not null default '{}',
  version        bigint      not null,
  created_at     timestamptz not null,
  created_by     text        not null,
  updated_at     timestamptz not null,
  updated_by     text        not null
);

--changeset ontos:018-tag-by-namespace
create index tag_by_namespace on tag (namespace_key, label_key);

--changeset ontos:018-tag-by-creation
create index tag_by_creation on tag (created_at, id);

--changeset ontos:018-tag-by-change
create index tag_by_change on tag (updated_at, id);

--changeset ontos:018-tag-assignment
create table tag_assignment (
  id          uuid        primary key,
  tag_id      uuid        not null constraint tag_assignment_tag_exists references tag (id),
  entity_type text        not null,
  entity_id   uuid        not null,
  value       text,
  version     bigint      not null,
  created_at  timestamptz not null,
  created_by  text        not null,
  updated_at  timestamptz not null,
  updated_by  text        not null,
  constraint tag_assignment_unique unique (entity_id, entity_type, tag_id),
  constraint tag_assignment_record_exists foreign key (entity_type, entity_id)
    references indexed_record (entity_type, entity_id) on delete cascade
);

--changeset ontos:018-tag-assignment-by-tag
create index tag_assignment_by_tag on tag_assignment (tag_id, created_at, id);

--changeset ontos:018-tag-assignment-by-creation
create index tag_assignment_by_creation on tag_assignment (created_at, id);

--changeset ontos:018-record-comment
-- What was deleted keeps its place as long as there are replies to it, but not its text.
create table record_comment (
  id          uuid        primary key,
  entity_type text        not null,
  entity_id   uuid        not null,
  parent_id   uuid,
  depth       int         not null constraint record_comment_depth check (depth <= 5),
  text        text,
  edits       int         not null default 0 constraint record_comment_edits check (edits <= 200),
  deleted     boolean     not null default false,
  version     bigint      not null,
  created_at  timestamptz not null,
  created_by  text        not null,
  updated_at  timestamptz not null,
  updated_by  text        not null,
  constraint record_comment_of_record unique (id, entity_type, entity_id),
  constraint record_comment_record_exists foreign key (entity_type, entity_id)
    references indexed_record (entity_type, entity_id) on delete cascade,
  constraint record_comment_parent_exists foreign key (parent_id, entity_type, entity_id)
    references record_comment (id, entity_type, entity_id) on delete cascade
);

--changeset ontos:018-record-comment-by-record
create index record_comment_by_record on record_comment (entity_id, created_at, id);

--changeset ontos:018-record-comment-by-parent
create index record_comment_by_parent on record_comment (parent_id, created_at, id);

--changeset ontos:018-record-comment-by-author
create index record_comment_by_author on record_comment (created_by, created_at, id);

--changeset ontos:018-record-comment-by-creation
create index record_comment_by_creation on record_comment (created_at, id);

--changeset ontos:018-record-comment-by-change
create index record_comment_by_change on record_comment (updated_at, id);

--changeset ontos:018-comment-edit
-- What a comment said before.
create table comment_edit (
  id         uuid        primary key,
  comment_id uuid        not null references record_comment (id) on delete cascade,
  version    bigint      not null,
  text       text        not null,
  written_at timestamptz not null,
  constraint comment_edit_unique unique (comment_id, version)
);

--changeset ontos:018-rating
create table rating (
  id          uuid        primary key,
  entity_type text        not null,
  entity_id   uuid        not null,
  rater_key   text        collate "C" not null,
  stars       int         not null check (stars between 1 and 5),
  remark      text,
  version     bigint      not null,
  created_at  timestamptz not null,
  created_by  text        not null,
  updated_at  timestamptz not null,
  updated_by  text        not null,
  constraint rating_unique unique (entity_id, entity_type, rater_key),
  constraint rating_record_exists foreign key (entity_type, entity_id)
    references indexed_record (entity_type, entity_id) on delete cascade
);

--changeset ontos:018-rating-by-change
create index rating_by_change on rating (updated_at, id);

--changeset ontos:018-rating-by-record
create index rating_by_record on rating (entity_id, updated_at, id);
