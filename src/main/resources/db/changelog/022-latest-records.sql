--liquibase formatted sql

--changeset ontos:022-indexed-record-by-change
create index indexed_record_by_change on indexed_record (updated_at desc);
