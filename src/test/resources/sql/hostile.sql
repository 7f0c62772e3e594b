Statements that want more than they may. An entry is a line "=== name | mode | verdict" and the
statement below it. The verdict is the code of the refusal, or "harmless": allowed by the guard, but
stopped or left without effect by the server in a READ ONLY transaction.

=== the escape from a read-only transaction | READ | several-statements
COMMIT; SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE; BEGIN READ WRITE; CREATE TABLE escaped (id int); COMMIT; SELECT 1
=== the escape behind a query | READ | several-statements
SELECT 1; COMMIT; CREATE TABLE escaped (id int)
=== the escape behind a line break | READ | several-statements
SELECT 1
;
DROP TABLE people
=== behind a comment that ends early | READ | several-statements
SELECT 1 /* a */; DROP TABLE people /* b */
=== behind a nested comment | READ | several-statements
SELECT 1 /* /* */ */; DROP TABLE people
=== behind a comment that looks nested | READ | several-statements
SELECT 1 /* / * */; DROP TABLE people --*/
=== behind a line comment ended by a carriage return | READ | several-statements
SELECT 1 -- {U+000D}; DROP TABLE people
=== behind a line separator that ends no comment | READ | several-statements
SELECT 1 -- {U+2028}
; DROP TABLE people
=== behind a string with a backslash | READ | several-statements
SELECT 'a\'; DROP TABLE people; --'
=== behind an escape string | READ | several-statements
SELECT E'a\\'; DROP TABLE people; --'
=== behind an escape string that the driver reads otherwise | READ | several-statements
SELECT E'a'
'\\'; DROP TABLE people; --'
=== behind a Unicode string | READ | several-statements
SELECT U&'\0027'; DROP TABLE people; --'
=== behind an empty dollar quote | READ | several-statements
SELECT $$$$; DROP TABLE people; --$$
=== behind a dollar quote with another tag | READ | several-statements
SELECT $a$ $b$ $a$; DROP TABLE people; --$b$
=== behind a dollar sign in an identifier | READ | several-statements
SELECT 1 AS a$$; DROP TABLE people; --$$
=== behind a no-break space before dollars | READ | several-statements
SELECT 1 AS {U+00A0}$$; DROP TABLE people; --$$
=== behind a quoted identifier | READ | several-statements
SELECT 1 AS "a"""; DROP TABLE people; --"
=== behind a JDBC escape | READ | syntax
SELECT {fn char(59)} DROP TABLE people
=== a JDBC escape that hides a quote | READ | syntax
SELECT {d '2026-01-01'}; DROP TABLE people
=== after the body of a function that is none | READ | several-statements
SELECT 1 AS begin, 2 AS atomic; DROP TABLE people; END
=== after BEGIN ATOMIC in a table definition | READ | several-statements
CREATE TABLE x AS SELECT begin atomic FROM y; DROP TABLE people
=== in parentheses | READ | several-statements
SELECT (1); (SELECT 2)
=== a bracket that closes nothing, to hide a semicolon | READ | several-statements
SELECT 1); DROP TABLE people; SELECT (2
=== a semicolon in parentheses | READ | several-statements
SELECT (1; DROP TABLE people
=== two empty quotes and a statement | READ | several-statements
SELECT ''; DELETE FROM people; SELECT ''
=== a NUL character | READ | syntax
SELECT 1{U+0000}; DROP TABLE people
=== half of a surrogate pair | READ | syntax
SELECT '{U+D800}'; DROP TABLE people
=== a byte order mark in front of COPY | READ | unknown-command
{U+FEFF}COPY people TO STDOUT
=== a no-break space in front of COPY | READ | unknown-command
{U+00A0}COPY people TO STDOUT
=== a backslash command | READ | syntax
\! rm -rf /
=== an unfinished string | READ | syntax
SELECT 'a
=== an unfinished escape string | READ | syntax
SELECT E'a\'
=== an unfinished identifier | READ | syntax
SELECT "a
=== an unfinished comment | READ | syntax
SELECT 1 /* /* */
=== an unfinished dollar quote | READ | syntax
SELECT $a$ $$
=== nothing | READ | empty
{U+0020}
=== semicolons alone | READ | empty
;;; -- nothing
=== COMMIT | READ | transaction-control
COMMIT
=== COMMIT in mixed case behind a comment | READ | transaction-control
/**/cOmMiT/**/;
=== END | READ | transaction-control
END
=== ABORT | READ | transaction-control
ABORT
=== ROLLBACK | WRITE | transaction-control
ROLLBACK AND CHAIN
=== BEGIN | READ | transaction-control
BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE
=== START TRANSACTION | READ | transaction-control
START TRANSACTION READ WRITE
=== SAVEPOINT | READ | transaction-control
SAVEPOINT a
=== RELEASE | READ | transaction-control
RELEASE SAVEPOINT a
=== ROLLBACK TO | READ | transaction-control
ROLLBACK TO a
=== PREPARE TRANSACTION | WRITE | transaction-control
PREPARE TRANSACTION 'a'
=== COMMIT PREPARED | WRITE | transaction-control
COMMIT PREPARED 'a'
=== SET TRANSACTION | READ | session-state
SET TRANSACTION READ WRITE
=== SET LOCAL | READ | session-state
SET LOCAL transaction_read_only = off
=== SET of the transaction's mode | READ | session-state
SET transaction_read_only TO off
=== SET SESSION CHARACTERISTICS | READ | session-state
SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE
=== SET ROLE | READ | session-state
SET ROLE postgres
=== SET SESSION AUTHORIZATION | READ | session-state
SET SESSION AUTHORIZATION DEFAULT
=== RESET ROLE | READ | session-state
RESET ROLE
=== RESET ALL | WRITE | session-state
RESET ALL
=== DISCARD | READ | session-state
DISCARD ALL
=== set_config | READ | function
SELECT set_config('transaction_read_only', 'off', true)
=== set_config under another spelling | READ | function
SELECT pg_catalog . "set_config" /* ( */ ('role', 'postgres', false)
=== set_config in Unicode escapes | READ | function
SELECT U&"set\005fconfig"('role', 'postgres', false)
=== set_config in Unicode escapes with another escape | READ | function
SELECT U&"set!005fconfig" UESCAPE '!' ('role', 'postgres', false)
=== an update of pg_settings | WRITE | settings-update
UPDATE pg_settings SET setting = 'off' WHERE name = 'default_transaction_read_only'
=== an update of pg_settings under its full name | WRITE | settings-update
UPDATE ONLY pg_catalog."pg_settings" s SET setting = '0' WHERE name = 'statement_timeout'
=== an update of pg_settings in a WITH list | WRITE | settings-update
WITH a AS (UPDATE pg_settings SET setting = '0' WHERE name = 'statement_timeout') SELECT 1
=== an update of pg_settings in read mode | READ | write-in-read-mode
UPDATE pg_settings SET setting = '0' WHERE name = 'statement_timeout'
=== COPY to a program | READ | copy
COPY people TO PROGRAM 'id'
=== COPY behind a line break | READ | copy

COPY (SELECT 1) TO '/tmp/x'
=== COPY behind a comment | READ | copy
/* a */ COPY people FROM PROGRAM 'id'
=== COPY from standard input | WRITE | copy
COPY people FROM STDIN
=== DO | READ | code
DO $$ BEGIN PERFORM 1; END $$
=== DO without a space | WRITE | code
DO'BEGIN COMMIT; END'
=== CALL | WRITE | code
CALL p()
=== LOAD | READ | code
LOAD 'plpgsql'
=== LISTEN | READ | notification
LISTEN a
=== NOTIFY | READ | notification
NOTIFY a, 'b'
=== UNLISTEN | READ | notification
UNLISTEN *
=== PREPARE | READ | prepared-statement
PREPARE p AS DELETE FROM people
=== EXECUTE | READ | prepared-statement
EXECUTE p
=== DEALLOCATE | READ | prepared-statement
DEALLOCATE ALL
=== DECLARE | READ | cursor
DECLARE c CURSOR WITH HOLD FOR SELECT 1
=== FETCH | READ | cursor
FETCH ALL FROM c
=== MOVE | READ | cursor
MOVE NEXT FROM c
=== CLOSE | READ | cursor
CLOSE ALL
=== LOCK | WRITE | table-lock
LOCK TABLE people IN ACCESS EXCLUSIVE MODE
=== VACUUM | WRITE | maintenance
VACUUM FULL people
=== ANALYZE | READ | maintenance
ANALYZE
=== CLUSTER | WRITE | maintenance
CLUSTER people
=== REINDEX | WRITE | maintenance
REINDEX TABLE people
=== CHECKPOINT | READ | maintenance
CHECKPOINT
=== REFRESH | WRITE | maintenance
REFRESH MATERIALIZED VIEW m
=== CREATE TABLE | WRITE | schema-change
CREATE TABLE escaped (id int)
=== CREATE TABLE AS | READ | schema-change
CREATE TABLE escaped AS SELECT 1
=== CREATE TEMPORARY TABLE | WRITE | schema-change
CREATE TEMP TABLE people AS SELECT 1
=== CREATE FUNCTION | WRITE | schema-change
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; DROP TABLE people; $$
=== CREATE FUNCTION with a body of its own | WRITE | schema-change
CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END
=== a statement after the body of a function | WRITE | several-statements
CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END; DROP TABLE people; END
=== a statement after a body with a CASE | WRITE | several-statements
CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 case; END; DROP TABLE people; SELECT 1 END
=== a function body without an end | WRITE | syntax
CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; DROP TABLE people
=== CREATE DATABASE | WRITE | schema-change
CREATE DATABASE escaped
=== CREATE EXTENSION | WRITE | schema-change
CREATE EXTENSION dblink
=== ALTER SYSTEM | WRITE | schema-change
ALTER SYSTEM SET fsync = off
=== ALTER ROLE | WRITE | schema-change
ALTER ROLE CURRENT_USER SET default_transaction_read_only = off
=== DROP | WRITE | schema-change
DROP TABLE people
=== TRUNCATE | WRITE | schema-change
TRUNCATE people
=== COMMENT | WRITE | schema-change
COMMENT ON TABLE people IS 'x'
=== SECURITY LABEL | WRITE | schema-change
SECURITY LABEL ON TABLE people IS 'x'
=== IMPORT FOREIGN SCHEMA | WRITE | schema-change
IMPORT FOREIGN SCHEMA a FROM SERVER b INTO c
=== REASSIGN | WRITE | schema-change
REASSIGN OWNED BY a TO b
=== GRANT | WRITE | privileges
GRANT ALL ON people TO PUBLIC
=== REVOKE | WRITE | privileges
REVOKE ALL ON people FROM PUBLIC
=== no command at all | READ | unknown-command
people
=== a quoted command | READ | unknown-command
"select" 1
=== INSERT in read mode | READ | write-in-read-mode
INSERT INTO people (id) VALUES (7)
=== UPDATE in read mode | READ | write-in-read-mode
UPDATE people SET name = 'x'
=== DELETE in read mode | READ | write-in-read-mode
DELETE FROM people
=== MERGE in read mode | READ | write-in-read-mode
MERGE INTO people p USING (SELECT 1 AS id) s ON p.id = s.id WHEN MATCHED THEN DELETE
=== a WITH list that deletes | READ | write-in-read-mode
WITH gone AS (DELETE FROM people RETURNING *) SELECT * FROM gone
=== a WITH list that deletes behind a comment | READ | write-in-read-mode
WITH gone AS ( -- ha
 /* ha */ dElEtE FROM people RETURNING *) SELECT * FROM gone
=== a WITH list that deletes in its second part | READ | write-in-read-mode
WITH a AS (SELECT 1), gone AS NOT MATERIALIZED (DELETE FROM people RETURNING *) SELECT * FROM gone
=== a WITH in a WITH that deletes | READ | write-in-read-mode
WITH a AS (WITH gone AS (DELETE FROM people RETURNING *) SELECT * FROM gone) SELECT * FROM a
=== a WITH in a subquery that updates | READ | write-in-read-mode
SELECT * FROM (WITH a AS (UPDATE people SET name = 'x' RETURNING *) SELECT * FROM a) t
=== a WITH in front of INSERT | READ | write-in-read-mode
WITH a AS (SELECT 7 AS id) INSERT INTO people (id) SELECT id FROM a
=== a WITH in parentheses in front of DELETE | READ | write-in-read-mode
WITH a AS (SELECT 1) (((WITH b AS (SELECT 2) DELETE FROM people)))
=== a WITH list that searches, and then deletes | READ | write-in-read-mode
WITH RECURSIVE n(i) AS (VALUES (1)) SEARCH DEPTH FIRST BY i SET o, gone AS (DELETE FROM people RETURNING 1) SELECT 1
=== a WITH list out of shape | READ | syntax
WITH a (SELECT 1) DELETE FROM people
=== EXPLAIN ANALYZE of a write | READ | write-in-read-mode
EXPLAIN ANALYZE DELETE FROM people
=== EXPLAIN with options of a write | READ | write-in-read-mode
EXPLAIN (ANALYZE true, BUFFERS) WITH a AS (DELETE FROM people RETURNING 1) SELECT 1
=== EXPLAIN of a command | READ | schema-change
EXPLAIN ANALYZE CREATE TABLE escaped AS SELECT 1
=== EXPLAIN of EXECUTE | READ | prepared-statement
EXPLAIN ANALYZE EXECUTE p
=== EXPLAIN of EXPLAIN | READ | unknown-command
EXPLAIN EXPLAIN SELECT 1
=== EXPLAIN of nothing | READ | unknown-command
EXPLAIN (ANALYZE)
=== SELECT INTO | READ | select-into
SELECT * INTO escaped FROM people
=== SELECT INTO TEMP in write mode | WRITE | select-into
SELECT 1 AS a INTO TEMP escaped
=== SELECT INTO behind a column called insert | WRITE | select-into
SELECT insert INTO escaped FROM verbs
=== SELECT INTO in a WITH list | WRITE | select-into
WITH a AS (SELECT 1 AS x) SELECT x INTO escaped FROM a
=== FOR UPDATE | READ | row-lock
SELECT * FROM people FOR UPDATE
=== FOR NO KEY UPDATE | READ | row-lock
SELECT * FROM people FOR/**/NO KEY
UPDATE
=== FOR SHARE in a subquery | READ | row-lock
SELECT * FROM (SELECT * FROM people FOR SHARE) t
=== FOR KEY SHARE | READ | row-lock
SELECT * FROM people FOR KEY SHARE SKIP LOCKED
=== pg_sleep | READ | function
SELECT pg_sleep(600)
=== pg_sleep in FROM | READ | function
SELECT * FROM pg_sleep(600)
=== pg_sleep in upper case under its schema | READ | function
SELECT PG_CATALOG.PG_SLEEP(600)
=== pg_sleep behind a comment | READ | function
SELECT pg_sleep/**/--
(600)
=== pg_sleep as an attribute | READ | function
SELECT x.pg_sleep FROM cast(600 AS float8) x
=== pg_sleep_for in a write | WRITE | function
INSERT INTO people (id) SELECT 7 FROM pg_sleep_for('10 minutes')
=== pg_terminate_backend | READ | function
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
=== pg_cancel_backend in quotes | READ | function
SELECT "pg_cancel_backend"(pid) FROM pg_stat_activity
=== pg_reload_conf | READ | function
SELECT pg_reload_conf()
=== pg_rotate_logfile | READ | function
SELECT pg_rotate_logfile()
=== pg_read_file | READ | function
SELECT pg_read_file('/etc/passwd')
=== pg_read_file as an attribute | READ | function
SELECT x.pg_read_file FROM concat('/etc/passwd') x
=== pg_read_file as an attribute in parentheses | READ | function
SELECT (x)."pg_read_file" FROM concat('/etc/passwd') x
=== pg_ls_dir | READ | function
SELECT * FROM pg_ls_dir('/')
=== pg_stat_file | READ | function
SELECT * FROM pg_stat_file('/etc/passwd')
=== lo_import | WRITE | function
SELECT lo_import('/etc/passwd')
=== lo_export | READ | function
SELECT lo_export(1, '/tmp/x')
=== lo_unlink | WRITE | function
SELECT lo_unlink(oid) FROM pg_largeobject_metadata
=== lowrite | READ | function
SELECT lowrite(1, 'x')
=== dblink | READ | function
SELECT * FROM dblink('host=localhost', 'DELETE FROM people') AS t(a int)
=== dblink_exec in a schema | READ | function
SELECT extensions.dblink_exec('host=localhost', 'DELETE FROM people')
=== a role at Databricks | WRITE | function
SELECT databricks_create_role('someone@example.com', 'USER')
=== an advisory lock | READ | function
SELECT pg_advisory_lock(1)
=== an advisory lock for the transaction | WRITE | function
SELECT pg_try_advisory_xact_lock(1)
=== pg_notify | READ | function
SELECT pg_notify('a', 'b')
=== nextval | READ | function
SELECT nextval('people_seq')
=== setval | READ | function
SELECT setval('people_seq', 1)
=== a replication slot | READ | function
SELECT pg_create_physical_replication_slot('a')
=== a logical message | WRITE | function
SELECT pg_logical_emit_message(true, 'a', 'b')
=== pg_switch_wal | READ | function
SELECT pg_switch_wal()
=== pg_backup_start | READ | function
SELECT pg_backup_start('a')
=== query_to_xml | READ | function
SELECT query_to_xml('SELECT pg_sleep(600)', true, true, '')
=== query_to_xml of a write | WRITE | function
SELECT query_to_xml('DELETE FROM people RETURNING *', true, true, '')
=== cursor_to_xml | READ | function
SELECT cursor_to_xml('c', 1, true, true, '')
=== database_to_xml | READ | function
SELECT database_to_xml(true, true, '')
=== table_to_xml_and_xmlschema | READ | function
SELECT table_to_xml_and_xmlschema('people', true, true, '')
=== ts_stat | READ | function
SELECT * FROM ts_stat('SELECT pg_sleep(600)::text::tsvector')
=== ts_rewrite | READ | function
SELECT ts_rewrite('a'::tsquery, 'SELECT ''a''::tsquery, ''b''::tsquery')
=== crosstab | READ | function
SELECT * FROM crosstab('SELECT 1, 2, 3') AS t(a int, b int)
=== pg_stat_reset | READ | function
SELECT pg_stat_reset()
=== pg_promote | READ | function
SELECT pg_promote()
=== pg_export_snapshot | READ | function
SELECT pg_export_snapshot()
=== a positional parameter | READ | positional-parameter
SELECT $1
=== a user's function that writes | READ | harmless
SELECT write_a_person(99)
=== a user's function that writes, as an attribute | READ | harmless
SELECT x.write_a_person FROM int8(99) x
=== a user's operator that writes | READ | harmless
SELECT 99::bigint +@+ 1::bigint
=== a user's view that writes | READ | harmless
SELECT * FROM writing_view
=== a user's function that ends the transaction | READ | harmless
SELECT end_the_transaction()
=== a user's function that makes the transaction writable | READ | harmless
SELECT make_writable()
=== a JSON path that looks like a call | READ | harmless
SELECT doc @? '$.pg_sleep()' FROM people
