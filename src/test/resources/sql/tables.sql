What the statements of the other files are about.

=== a setting of our own
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET ontos_test.setting = ''a''', current_database()); END $$
=== people
CREATE TABLE people (id bigint PRIMARY KEY, name text, tags text[], doc jsonb, "Odd Name" text, größe numeric)
=== the people
INSERT INTO people VALUES (1, 'Ada', '{a,b,c}', '{"a": {"b": 1}}', 'odd', 1.70), (2, 'Grace', NULL, '{}', NULL, NULL)
=== their numbers
CREATE SEQUENCE people_seq
=== columns called like commands
CREATE VIEW commands AS SELECT 1 AS lock, 2 AS copy, 3 AS set, 4 AS begin, 5 AS commit, 6 AS rollback, 7 AS execute, 8 AS listen, 9 AS notify, 10 AS vacuum, 11 AS load, 12 AS call, 13 AS do_
=== columns called like verbs
CREATE VIEW verbs AS SELECT 1 AS delete, 2 AS update, 3 AS insert, 4 AS merge
=== a function that writes
CREATE FUNCTION write_a_person(bigint) RETURNS bigint LANGUAGE sql AS 'INSERT INTO people (id) VALUES ($1) RETURNING id'
=== a function of two arguments that writes
CREATE FUNCTION write_people(bigint, bigint) RETURNS bigint LANGUAGE sql AS 'INSERT INTO people (id) VALUES ($1 + $2) RETURNING id'
=== an operator that writes
CREATE OPERATOR +@+ (LEFTARG = bigint, RIGHTARG = bigint, FUNCTION = write_people)
=== a view that writes
CREATE VIEW writing_view AS SELECT write_a_person(99)
=== a function that ends the transaction
CREATE FUNCTION end_the_transaction() RETURNS int LANGUAGE plpgsql AS 'BEGIN COMMIT; RETURN 1; END'
=== a function that makes the transaction writable
CREATE FUNCTION make_writable() RETURNS int LANGUAGE plpgsql AS 'BEGIN SET transaction_read_only = off; INSERT INTO people (id) VALUES (99); RETURN 1; END'
