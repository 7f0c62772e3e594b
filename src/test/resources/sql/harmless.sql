Statements with odd but valid syntax. Each must be allowed in read mode, and run. An entry is a line
"=== name" and the statement below it; {U+000D} stands for a character that no editor keeps.

=== a trailing semicolon
SELECT 1;
=== several trailing semicolons and comments
SELECT 1 ; ; -- done
/* really */ ;
=== leading semicolons
;; SELECT 1
=== a comment in front
-- the answer
SELECT 42
=== a comment without an end of line
SELECT 1 -- no line break follows
=== nested block comments
SELECT /* one /* two */ still one; */ 1
=== a comment that contains a statement
SELECT 1 /* ; DROP TABLE people; */
=== a comment in place of white space
SELECT/**/1
=== a comment that begins inside an operator
SELECT 1+/* plus */2
=== a line comment that begins inside an operator
SELECT 3*-- times
4
=== a carriage return ends a line comment
SELECT 1 -- one{U+000D}+ 1
=== vertical tab and form feed
SELECT{U+000B}1{U+000C}+{U+0009}1
=== a string with a semicolon
SELECT 'one; two'
=== a string with a comment start
SELECT 'a -- b', 'c /* d'
=== a string that says commit
SELECT 'commit; begin; drop table people'
=== a doubled quote
SELECT 'it''s; '';'
=== a backslash at the end of a standard string
SELECT 'C:\', 'D:\'
=== an escape string with an escaped quote
SELECT E'it\'s; --'
=== an escape string with a backslash before its end
SELECT E'a\\', 'b'
=== an escape string continued on the next line
SELECT E'a'
'\';' AS joined
=== a standard string continued after a comment
SELECT 'a' -- first
  'b' AS joined
=== octal, hexadecimal and Unicode escapes
SELECT E'\101\x42\u0043\U00000044\U0001F600'
=== a surrogate pair in escapes
SELECT E'\uD83D\uDE00'
=== a Unicode string with the usual escape
SELECT U&'d\0061t\+000061'
=== a Unicode string with an escape of its own
SELECT U&'d!0061t!+000061;!!' UESCAPE '!'
=== a Unicode string whose escape follows a comment
SELECT U&'d!0061' /* why not */ UESCAPE -- indeed
  '!' AS text
=== a Unicode identifier
SELECT U&"n\0061me" FROM people
=== a Unicode identifier with an escape of its own
SELECT name AS U&"d!0061t!0061" UESCAPE '!' FROM people
=== a column called uescape
SELECT uescape FROM (SELECT 1 AS uescape) t
=== a national string
SELECT N'text', nchar 'text'
=== bit strings
SELECT B'1001', X'1FF', b''
=== a dollar quote
SELECT $$it's; -- all /* text$$
=== a dollar quote with a tag
SELECT $body$ $$ ; $other$ $ $body$
=== a dollar quote with a tag beyond ASCII
SELECT $größe$;$größe$
=== two dollar quotes side by side
SELECT $a$x$a$,$b$y$b$
=== a dollar quote right after a bracket
SELECT interval(0)$$1 second$$
=== a dollar sign inside an identifier
SELECT a$b$c FROM (SELECT 1 AS a$b$c) t
=== an identifier beyond ASCII
SELECT größe FROM people
=== an identifier with a no-break space
SELECT a{U+00A0}b FROM (SELECT 1 AS "a{U+00A0}b") t
=== a quoted identifier with anything in it
SELECT "a;b""c--d/*" FROM (SELECT 1 AS "a;b""c--d/*") t
=== a quoted identifier that keeps its case
SELECT "Odd Name" FROM "people"
=== numbers in all forms
SELECT 1, 1., .5, 1e3, 1.5E-2, 1_000, 0x1F, 0o17, 0b101
=== a cast by colons
SELECT '42'::int, 1::text::int
=== a slice with constants
SELECT tags[1:2] FROM people
=== a slice with columns
SELECT tags[lo:hi] FROM people, (SELECT 1 AS lo, 2 AS hi) bounds
=== an open slice
SELECT tags[:2], tags[2:], tags[:] FROM people
=== a named argument in both forms
SELECT make_interval(days => 3, hours := 2)
=== JSON operators with question marks
SELECT doc ? 'a', doc ?| array['a','b'], doc ?& array['a'], doc @? '$.a', doc #>> '{a,b}' FROM people
=== a JSON object with colons
SELECT json_object('a': 1, 'b':name) FROM people
=== JDBC's own escapes inside strings
SELECT '{fn now()}', '{d ''2026-01-01''}', '?', '??'
=== JDBC's own escapes inside identifiers
SELECT 1 AS "{fn now()}", 2 AS "?"
=== unary signs in a row
SELECT - - 1, + + 1, -(-1), 2*-3
=== an operator that ends in a minus
SELECT point(0,0)?-point(1,0), 1*-1, @ -5
=== an operator by its full name
SELECT 1 OPERATOR(pg_catalog.+) 2
=== END of CASE, and CASE as an alias
SELECT CASE WHEN true THEN 1 ELSE 2 END AS "case", 1 AS end
=== columns called like commands
SELECT lock, copy, set, begin, commit, rollback, execute, listen, notify, vacuum, load, call, do_ FROM commands
=== a column called delete
SELECT delete, update, insert, merge FROM verbs
=== a column called delete in parentheses
SELECT (delete), count(update) FROM verbs GROUP BY delete
=== a bare alias called update
SELECT 1 update
=== an alias called into
SELECT 1 AS into, t.into FROM (SELECT 2 AS "into") t
=== a WITH list whose names are verbs
WITH delete AS (SELECT 1 AS update), insert(merge) AS (SELECT 2) SELECT * FROM delete, insert
=== a WITH list that is materialized or not
WITH a AS MATERIALIZED (SELECT 1), b AS NOT MATERIALIZED (SELECT 2) SELECT * FROM a, b
=== a recursive WITH
WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT sum(i) FROM n
=== a recursive WITH that searches and finds cycles
WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i % 3 + 1 FROM n) SEARCH DEPTH FIRST BY i SET ord CYCLE i SET looped USING path, m AS (SELECT 1) SELECT count(*) FROM n, m
=== a WITH inside a WITH
WITH a AS (WITH b AS (SELECT 1 AS x) SELECT x FROM b) SELECT * FROM a
=== a WITH in a subquery
SELECT * FROM (WITH a AS (SELECT 1) SELECT * FROM a) t
=== a query in parentheses
((SELECT 1) UNION (SELECT 2)) ORDER BY 1
=== a WITH in parentheses
(WITH a AS (SELECT 1) SELECT * FROM a)
=== VALUES
VALUES (1, 'a'), (2, 'b')
=== TABLE
TABLE people
=== SHOW
SHOW server_version
=== SHOW of a qualified name
SHOW ontos_test.setting
=== EXPLAIN
EXPLAIN SELECT * FROM people
=== EXPLAIN ANALYZE of a read
EXPLAIN ANALYZE VERBOSE SELECT 1
=== EXPLAIN with options
EXPLAIN (ANALYZE, FORMAT JSON, COSTS off) WITH a AS (SELECT 1) TABLE a
=== EXPLAIN of a query in parentheses
EXPLAIN (SELECT 1) UNION SELECT 2
=== time zones have a WITH too
SELECT timestamp with time zone '2026-01-01 00:00Z', '12:00'::time with time zone
=== WITH TIES and WITH ORDINALITY
SELECT * FROM unnest(array['a','b']) WITH ORDINALITY AS t(x, n) ORDER BY n FETCH FIRST 1 ROW WITH TIES
=== FOR that locks nothing
SELECT substring('abc' FROM 2 FOR 1), overlay('abc' PLACING 'x' FROM 2 FOR 1)
=== a table sample by the system method
SELECT * FROM people TABLESAMPLE system (50) REPEATABLE (1)
=== a function whose name a refused one begins with
SELECT lo FROM (SELECT 1 AS lo) t, LATERAL lower('X') AS dblin_k
=== a column whose name begins like that of a refused function
SELECT lo.lo_revenue, lo.lo_orderkey FROM (SELECT 1 AS lo_revenue, 2 AS lo_orderkey) lo
=== a string that names a refused function
SELECT 'pg_sleep(10)', proname FROM pg_proc WHERE proname = 'pg_sleep'
=== window functions and grouping sets
SELECT name, count(*) FILTER (WHERE id > 0) OVER w FROM people WINDOW w AS (PARTITION BY name ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
=== an XML table
SELECT * FROM xmltable('/a/b' PASSING xml '<a><b>1</b></a>' COLUMNS n FOR ORDINALITY, v int PATH '.')
=== intervals and precise types
SELECT interval '1' day, interval(3) '1.5 seconds', numeric(10, 2) '1.005'
=== an array of arrays
SELECT (array[[1,2],[3,4]])[1][2], '{{1,2},{3,4}}'::int[][]
=== a whole-row reference and a composite field
SELECT p, (p).name, (p.*).id FROM people p
=== locking words as aliases
SELECT 1 AS update, 2 AS share
=== lower and upper case in keywords
sElEcT 1 WhErE tRuE
=== an empty select list
SELECT
=== a very long IN list
SELECT 1 WHERE 1 IN (1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30)
