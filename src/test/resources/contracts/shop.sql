-- A clean database to draft contracts from and to test them against: types of every kind, names that
-- need quotes, partitions, views, empty tables, keys of every shape. Every constraint holds, and what
-- no constraint demands is regular too, so that a test of a contract drafted from it finds nothing.
-- Needs PostgreSQL 15 or newer and no extension.

create schema shop;
create schema ledger;

comment on schema shop is 'A shop, and one table for every oddity';

-- Types ---------------------------------------------------------------------------------------------

create type shop.customer_status as enum ('new', 'active', 'on hold', 'it''s complicated');
create type shop."Payment Method" as enum ('card', 'invoice', 'Überweisung');
create type shop.dimensions as (width numeric(8,2), height numeric(8,2), depth numeric(8,2));
create type shop.float_span as range (subtype = float8);
create domain shop.postcode as text check (value ~ '^[0-9]{5}$');
create domain shop.positive_amount as numeric(12,2) check (value > 0);
create domain shop.required_amount as shop.positive_amount not null;
create domain shop.label as varchar(40);

-- The shop ------------------------------------------------------------------------------------------

create table shop.country (
  code char(2) primary key,
  name text not null unique,
  continent text not null check (continent in ('Africa', 'America', 'Asia', 'Europe', 'Oceania')));
comment on table shop.country is 'Where customers live';
comment on column shop.country.code is 'ISO 3166-1 alpha-2';
insert into shop.country values
  ('DE', 'Germany', 'Europe'), ('FR', 'France', 'Europe'), ('JP', 'Japan', 'Asia'),
  ('BR', 'Brazil', 'America'), ('KE', 'Kenya', 'Africa'), ('NZ', 'New Zealand', 'Oceania');

create table shop.customer (
  id bigint generated always as identity primary key,
  email varchar(320) not null unique,
  full_name text not null,
  country char(2) not null references shop.country,
  status shop.customer_status not null default 'new',
  born date,
  vip boolean not null default false,
  referred_by bigint references shop.customer,
  created_at timestamptz not null,
  note text);
comment on table shop.customer is 'People who have an account';
comment on column shop.customer.email is 'Where we write to; it''s "checked" on registration';
comment on column shop.customer.referred_by is 'The customer who brought this one';
insert into shop.customer (email, full_name, country, status, born, vip, referred_by, created_at, note)
select
  'customer' || n || '@example.com',
  'Customer ' || n,
  (array['DE', 'FR', 'JP', 'BR', 'KE', 'NZ'])[1 + n % 6],
  (array['new', 'active', 'on hold', 'it''s complicated']::shop.customer_status[])[1 + n % 4],
  case when n % 5 <> 0 then date '1950-01-01' + n * 37 end,
  n % 10 = 0,
  case when n > 20 then n - 20 end,
  timestamptz '2024-01-01 00:00:00+00' + n * interval '1 hour',
  case when n % 7 = 0 then 'called' end
from generate_series(1, 200) as n;

create table shop.address (
  customer_id bigint not null references shop.customer on delete cascade,
  kind varchar(10) not null check (kind in ('home', 'work')),
  street text not null,
  city text not null,
  postcode shop.postcode,
  primary key (customer_id, kind));
insert into shop.address
select n, kind, 'Main Street ' || n, 'Springfield', pg_catalog.lpad(n::text, 5, '0')
from generate_series(1, 150) as n, unnest(array['home', 'work']) as kind
where kind = 'home' or n % 3 = 0;

create table shop.category (
  id integer primary key,
  parent_id integer references shop.category,
  name text not null,
  unique (parent_id, name));
insert into shop.category
select n, case when n > 4 then n / 4 end, 'Category ' || n from generate_series(1, 40) as n;

create table shop.product (
  id uuid primary key,
  sku varchar(20) not null,
  name text not null,
  category_id integer not null references shop.category,
  price numeric(12,2) not null check (price > 0),
  price_with_tax numeric(14,4) generated always as (price * 1.19) stored,
  weight real,
  size shop.dimensions,
  tags text[] not null default '{}',
  attributes jsonb not null default '{}',
  specification json,
  picture bytea,
  priority smallint not null check (priority in (1, 2, 3)));
create unique index product_by_sku on shop.product (sku);
comment on column shop.product.price_with_tax is 'What the customer sees';
insert into shop.product (id, sku, name, category_id, price, weight, size, tags, attributes, specification, picture, priority)
select
  pg_catalog.md5('product' || n)::uuid,
  'SKU-' || pg_catalog.lpad(n::text, 6, '0'),
  'Product ' || n,
  1 + n % 40,
  n * 1.25,
  n / 10.0,
  row(n, n + 1, n + 2)::shop.dimensions,
  array['tag' || n % 3, 'tag' || n % 5],
  pg_catalog.jsonb_build_object('colour', 'red', 'n', n),
  '{"a": [1, 2]}',
  pg_catalog.decode('00ff', 'hex'),
  1 + n % 3
from generate_series(1, 100) as n;

create table shop.product_translation (
  product_id uuid not null references shop.product,
  language char(2) not null,
  name shop.label not null,
  primary key (product_id, language));
insert into shop.product_translation
select id, language, name from shop.product, unnest(array['de', 'fr']) as language;

create table shop.warehouse (
  id smallint primary key,
  name text not null,
  place point,
  network cidr,
  gateway inet,
  door macaddr);
insert into shop.warehouse values
  (1, 'North', '(1,2)', '10.0.0.0/8', '10.0.0.1', '08:00:2b:01:02:03'),
  (2, 'South', null, null, null, null);

create table shop.stock (
  warehouse_id smallint not null references shop.warehouse,
  product_id uuid not null references shop.product,
  quantity integer not null check (quantity >= 0),
  primary key (warehouse_id, product_id));
insert into shop.stock
select w.id, p.id, 7 from shop.warehouse w, shop.product p;

create table shop."order" (
  id bigint primary key,
  customer_id bigint not null references shop.customer,
  placed_at timestamptz not null,
  state text not null check (state in ('open', 'paid', 'shipped', 'cancelled')),
  currency char(3) not null default 'EUR',
  "user" text,
  unique (customer_id, placed_at));
comment on table shop."order" is 'A reserved word';
insert into shop."order"
select n, 1 + n % 200, timestamptz '2025-01-01 00:00:00+00' + n * interval '7 minutes',
  (array['open', 'paid', 'shipped', 'cancelled'])[1 + n % 4], 'EUR', 'clerk'
from generate_series(1, 600) as n;

create table shop.order_line (
  order_id bigint not null references shop."order",
  line_number smallint not null,
  product_id uuid not null references shop.product,
  quantity integer not null,
  unit_price shop.positive_amount not null,
  amount numeric generated always as (quantity * unit_price) stored,
  primary key (order_id, line_number));
insert into shop.order_line
select n, line, pg_catalog.md5('product' || (1 + n % 100))::uuid, line, n * 0.5
from generate_series(1, 600) as n, generate_series(1, 3) as line;

create table shop.shipment (
  id integer generated by default as identity primary key,
  order_id bigint not null,
  line_number smallint not null,
  shipped_on date not null,
  cost money,
  foreign key (order_id, line_number) references shop.order_line (order_id, line_number));
insert into shop.shipment (order_id, line_number, shipped_on, cost)
select n, 1, date '2025-02-01' + n % 28, 4.5::float8::numeric::money from generate_series(1, 300) as n;

create table shop.payment (
  id uuid primary key,
  order_id bigint not null references shop."order",
  method shop."Payment Method" not null,
  amount shop.required_amount,
  paid_at timestamp not null,
  reference varchar not null unique);
insert into shop.payment
select pg_catalog.md5('payment' || n)::uuid, n,
  (array['card', 'invoice', 'Überweisung']::shop."Payment Method"[])[1 + n % 3],
  n, timestamp '2025-01-02 03:04:05' + n * interval '1 minute', 'REF' || n
from generate_series(1, 300) as n;

create table shop.coupon (
  id integer primary key,
  code text not null,
  used boolean not null);
create unique index coupon_unused on shop.coupon (code) where not used;
create unique index coupon_by_lower_code on shop.coupon (lower(code), id);
insert into shop.coupon values (1, 'SPRING', true), (2, 'SPRING', true), (3, 'SPRING', false);

create table shop.setting (
  scope text,
  key text not null,
  value text,
  unique nulls not distinct (scope, key));
insert into shop.setting values (null, 'a', '1'), (null, 'b', null), ('x', 'a', '2');

create table shop.department (id integer primary key, head_id integer);
create table shop.employee (
  id integer primary key,
  department_id integer not null references shop.department deferrable,
  badge integer unique);
insert into shop.department values (1, null), (2, null);
insert into shop.employee values (1, 1, 100), (2, 2, 200), (3, 2, null), (4, 2, null);
update shop.department set head_id = id;
alter table shop.department add foreign key (head_id) references shop.employee;

create table shop.legacy_order (id integer primary key, customer_id bigint, code text);
insert into shop.legacy_order select n, n, 'L' || n from generate_series(1, 50) as n;
alter table shop.legacy_order
  add foreign key (customer_id) references shop.customer not valid,
  add constraint code_is_known check (code in ('never', 'validated')) not valid;

create table shop.visit (customer_id bigint, page text, seconds double precision);
comment on table shop.visit is 'Without a key, with rows that repeat';
insert into shop.visit select n % 5, '/' || n % 3, n % 2 from generate_series(1, 60) as n;

create table shop.media (id integer primary key, title text not null);
create table shop.video (seconds integer not null) inherits (shop.media);
comment on table shop.media is 'Its key says nothing of the rows of video';
insert into shop.media values (1, 'A picture'), (2, 'Another');
insert into shop.video values (3, 'A film', 90);

-- Names ---------------------------------------------------------------------------------------------

create table shop."Mixed Case" (
  "Key" integer primary key,
  "Some Value" text not null,
  "select" integer,
  "with.dot" text);
insert into shop."Mixed Case" values (1, 'a', 1, 'x'), (2, 'b', null, null);

create table shop."quo""te" (
  "we""ird" integer primary key,
  "a'postrophe" text,
  "semi;colon" text not null,
  "back\slash" text,
  "per%cent" text,
  "ques?tion" text,
  "$dollar$" text,
  "{brace}" text,
  "mixed" integer references shop."Mixed Case");
comment on column shop."quo""te"."we""ird" is 'A ''quoted'' comment; with -- dashes /* and a star';
insert into shop."quo""te" values
  (1, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 1), (2, null, 'b', null, null, null, null, null, null);

create table shop.a_name_of_sixty_three_bytes_which_is_as_long_as_it_can_get_here (
  a_column_of_sixty_three_bytes_which_is_as_long_as_it_can_get_he integer primary key,
  a_column_of_sixty_three_bytes_which_is_as_long_as_it_can_get_to text not null);
insert into shop.a_name_of_sixty_three_bytes_which_is_as_long_as_it_can_get_here values (1, 'x');

create table shop."größe_名前" ("straße" text not null, "数量" integer not null, "😀" boolean, primary key ("数量"));
comment on table shop."größe_名前" is 'Größe, 名前';
insert into shop."größe_名前" values ('Süd', 1, true), ('Nord', 2, null);

create table shop."a.b" (id integer primary key);
insert into shop."a.b" values (1);

-- Partitions ----------------------------------------------------------------------------------------

create table shop.event (
  id bigint not null,
  occurred_at timestamptz not null,
  kind text not null check (kind in ('click')),
  primary key (id, occurred_at))
  partition by range (occurred_at);
create table shop.event_2024 partition of shop.event for values from ('2024-01-01 00:00+00') to ('2025-01-01 00:00+00');
create table shop.event_2025 partition of shop.event for values from ('2025-01-01 00:00+00') to ('2026-01-01 00:00+00');
create table shop.event_other partition of shop.event default;
comment on table shop.event is 'Partitioned by range, with a default partition';
insert into shop.event
select n, timestamptz '2023-12-01 00:00+00' + n * interval '1 day', 'click' from generate_series(1, 900) as n;

create table shop.reading (
  region text not null,
  taken_on date not null,
  sensor integer not null,
  value double precision,
  primary key (region, taken_on, sensor))
  partition by list (region);
create table shop.reading_north partition of shop.reading for values in ('north');
create table shop.reading_south partition of shop.reading for values in ('south', 'south-west') partition by range (taken_on);
create table shop.reading_south_early partition of shop.reading_south for values from (minvalue) to ('2025-06-01');
create table shop.reading_south_late partition of shop.reading_south for values from ('2025-06-01') to (maxvalue);
insert into shop.reading
select region, date '2025-01-01' + n, n % 4, n / 3.0
from generate_series(1, 300) as n, unnest(array['north', 'south', 'south-west']) as region;

create table shop.session (
  token uuid primary key,
  customer_id bigint not null references shop.customer,
  ended interval)
  partition by hash (token);
create table shop.session_0 partition of shop.session for values with (modulus 3, remainder 0);
create table shop.session_1 partition of shop.session for values with (modulus 3, remainder 1);
create table shop.session_2 partition of shop.session for values with (modulus 3, remainder 2);
insert into shop.session
select pg_catalog.md5('session' || n)::uuid, 1 + n % 200, n * interval '1 minute' from generate_series(1, 100) as n;

create table shop.session_page (
  token uuid not null references shop.session,
  position integer not null,
  primary key (token, position));
insert into shop.session_page
select pg_catalog.md5('session' || n)::uuid, n % 3 from generate_series(1, 100) as n;

-- Types of every kind -------------------------------------------------------------------------------

create table shop.every_number (
  id serial primary key,
  small smallint, medium integer, large bigint,
  single real, double double precision,
  exact numeric, exact_10 numeric(10), exact_10_2 numeric(10,2), rounded numeric(5,-2),
  cash money, object_id oid);
insert into shop.every_number (small, medium, large, single, double, exact, exact_10, exact_10_2, rounded, cash, object_id)
values
  (32767, 2147483647, 9223372036854775807, 1.5, 1e300, 123456789012345678901234567890.5, 1234567890, 12345678.90, 12300, 1.99::numeric::money, 4294967295),
  (-32768, -2147483648, -9223372036854775808, -1.5, 'NaN', 'NaN', -1, -0.01, -100, (-1)::numeric::money, 0),
  (0, 0, 0, '-Infinity', 'Infinity', 0, 0, 0, 0, 0::numeric::money, 1),
  (null, null, null, null, null, null, null, null, null, null, null);

create table shop.every_text (
  id bigserial primary key,
  plain text, varying varchar, varying_50 varchar(50), fixed_1 char, fixed_8 char(8),
  system_name name, one_byte "char", unique_id uuid, markup xml,
  collated text collate "C", labelled shop.label);
insert into shop.every_text
  (plain, varying, varying_50, fixed_1, fixed_8, system_name, one_byte, unique_id, markup, collated, labelled)
values
  ('a', 'b', 'c', 'd', 'e', 'f', 'g', '00000000-0000-0000-0000-000000000001', '<a>1</a>', 'h', 'i'),
  ('', '', '', '', '', '', '', '00000000-0000-0000-0000-000000000002', '<a/>', '', ''),
  (E'two\nlines', ' ', pg_catalog.repeat('ß', 50), '名', 'abcdefgh', 'n', 'c', null, null, '😀', pg_catalog.repeat('x', 40)),
  (null, null, null, null, null, null, null, null, null, null, null);

create table shop.every_moment (
  id integer primary key,
  day date, clock time, clock_3 time(3), clock_zoned timetz, clock_zoned_3 timetz(3),
  moment timestamp, moment_3 timestamp(3), moment_zoned timestamptz, moment_zoned_0 timestamptz(0),
  span interval, span_days interval day to second(3), span_years interval year to month);
insert into shop.every_moment values
  (1, '2025-01-31', '12:30', '12:30:00.123', '12:30+02', '12:30:00.123-08',
    '2025-01-31 12:30', '2025-01-31 12:30:00.123', '2025-01-31 12:30+00', '2025-01-31 12:30:01+00',
    '1 day 2 hours', '3 days 04:05:06.789', '1 year 2 months'),
  (2, '0001-01-01 BC', '00:00', '24:00', '00:00+00', '00:00+00',
    'infinity', '-infinity', 'infinity', '-infinity', '-1 month', '0', '0'),
  (3, null, null, null, null, null, null, null, null, null, null, null, null);

create table shop.every_bit_and_byte (
  id integer primary key,
  yes boolean, bytes bytea, bit_1 bit, bit_8 bit(8), bits bit varying, bits_16 bit varying(16));
insert into shop.every_bit_and_byte values
  (1, true, '\x00', b'1', b'10101010', b'', b'1'), (2, null, null, null, null, null, null);

create table shop.every_document (
  id integer primary key, loose json, packed jsonb, markup xml, words tsvector, query tsquery, path jsonpath);
insert into shop.every_document values
  (1, '{"a": 1, "a": 2}', '[1, 2, {"b": null}]', '<a b="c"/>', 'fat cat', 'fat & cat', '$.a'),
  (2, 'null', 'null', null, null, null, null);

create table shop.every_range (
  id integer primary key,
  of_int4 int4range, of_int8 int8range, of_numeric numrange, of_date daterange,
  of_timestamp tsrange, of_timestamptz tstzrange, several int4multirange, of_float shop.float_span);
insert into shop.every_range values
  (1, '[1,5)', '[1,5)', '(1.5,]', '[2025-01-01,2025-02-01)', '[2025-01-01,)', 'empty', '{[1,2),[4,5)}', '[0.5,1.5]'),
  (2, null, null, null, null, null, null, null, null);

create table shop.every_array (
  id integer primary key,
  numbers integer[], texts text[], amounts numeric(10,2)[], names varchar(10)[], grid integer[][],
  moments timestamptz[], states shop.customer_status[], codes shop.postcode[], documents jsonb[],
  sizes shop.dimensions[]);
insert into shop.every_array values
  (1, '{1,null,3}', '{a,"b,c"}', '{1.50}', '{x}', '{{1,2},{3,4}}', '{2025-01-01 00:00+00}', '{new,"on hold"}',
    '{12345}', array['{"a": 1}'::jsonb], array[row(1, 2, 3)::shop.dimensions]),
  (2, '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}'),
  (3, null, null, null, null, null, null, null, null, null, null);

create table shop.every_address_and_shape (
  id integer primary key,
  host inet, network cidr, mac macaddr, mac_8 macaddr8,
  spot point, straight line, piece lseg, frame box, way path, area polygon, ring circle);
insert into shop.every_address_and_shape values
  (1, '::1', '192.168.0.0/16', '08:00:2b:01:02:03', '08:00:2b:01:02:03:04:05',
    '(1,2)', '{1,2,3}', '[(0,0),(1,1)]', '((0,0),(1,1))', '((0,0),(1,1))', '((0,0),(1,1),(1,0))', '<(0,0),5>'),
  (2, null, null, null, null, null, null, null, null, null, null, null);

create table shop.every_type_of_ours (
  id integer primary key,
  status shop.customer_status, method shop."Payment Method" not null, size shop.dimensions,
  amount shop.positive_amount, code shop.postcode unique, owed shop.required_amount);
insert into shop.every_type_of_ours values
  (1, 'it''s complicated', 'Überweisung', row(1, 2, 3), 1.5, '00001', 1), (2, null, 'card', null, null, null, 2);

create table shop.checked (
  id integer primary key,
  plain text check (plain in ('a', 'b')),
  only_one text check (only_one in ('one')),
  quoted text check (quoted in ('it''s', 'comma, here', '"', '', 'back\slash', '(paren)')),
  varied varchar(10) check (varied in ('x', 'y')),
  fixed char(3) check (fixed in ('EUR', 'USD')),
  whole integer check (whole in (-1, 0, 1)),
  large bigint check (large in (1, 9000000000)),
  exact numeric(5,2) check (exact in (0.5, 19)),
  either text check (either = 'p' or either = 'q'),
  negated text check (negated not in ('never')),
  guarded text check (guarded is null or guarded in ('g', 'h')),
  paired text,
  check (paired in ('a') or plain = 'a'));
insert into shop.checked values
  (1, 'a', 'one', 'it''s', 'x', 'EUR', -1, 9000000000, 0.5, 'p', 'ever', 'g', 'z'),
  (2, 'b', null, 'comma, here', null, null, null, null, 19, null, null, null, 'a'),
  (3, null, null, '', 'y', 'USD', 0, 1, null, 'q', '', 'h', null);

create table shop.empty_table (
  id integer primary key,
  code text not null unique,
  state shop.customer_status not null,
  customer_id bigint not null references shop.customer);

create table shop.without_columns ();

-- Another schema ------------------------------------------------------------------------------------

create table ledger.account_year (
  account integer not null,
  year smallint not null,
  opened date not null,
  primary key (account, year));
insert into ledger.account_year
select account, year, pg_catalog.make_date(year, 1, 1)
from generate_series(1, 5) as account, generate_series(2024, 2025) as year;

create table ledger.posting (
  id bigint primary key,
  account integer not null,
  year smallint not null,
  order_id bigint references shop."order",
  amount numeric(14,2) not null,
  foreign key (account, year) references ledger.account_year);
insert into ledger.posting
select n, 1 + n % 5, 2024 + n % 2, n, n from generate_series(1, 100) as n;

create table shop.invoice (
  number text primary key,
  account integer,
  year smallint,
  order_id bigint not null unique references shop."order",
  foreign key (year, account) references ledger.account_year (year, account));
insert into shop.invoice
select 'I' || n, case when n % 2 = 0 then 1 + n % 5 end, case when n % 2 = 0 then 2025 end, n
from generate_series(1, 80) as n;

-- Views ---------------------------------------------------------------------------------------------

create view shop.open_order as
  select o.id, o.customer_id, o.placed_at, o.state from shop."order" o where o.state = 'open';
comment on view shop.open_order is 'What is still to be paid';

create view shop."View Of Things" as
  select "Key", pg_catalog.upper("Some Value") as "Upper", null::text as nothing, array[1, 2] as list from shop."Mixed Case";

create materialized view shop.spent as
  select o.customer_id, pg_catalog.sum(l.amount) as amount, pg_catalog.max(o.placed_at) as latest
  from shop."order" o join shop.order_line l on l.order_id = o.id
  group by o.customer_id;
create unique index spent_by_customer on shop.spent (customer_id);

-- Whoever connects may look.
grant usage on schema shop, ledger to public;
grant select on all tables in schema shop, ledger to public;
analyze;
