-- Twenty columns of ten million rows, of which nothing is known to the catalog: so every check has to look.
create table measured as
select n as id, n % 1000 as customer, n * 2 as number, (n % 100)::smallint as percent, n / 7.0 as price, (n % 5000)::float8 as ratio,
  'SKU-' || n as sku, (array['open', 'paid', 'shipped'])[1 + n % 3] as state, 'p' || n || '@example.com' as mail, 'EUR'::char(3) as currency,
  case when n % 10 > 0 then 'note ' || n end as note, n % 2 = 0 as active, date '2020-01-01' + n % 1000 as ordered,
  timestamptz '2025-01-01 00:00+00' + n * interval '1 second' as updated, pg_catalog.md5(n::text)::uuid as token,
  n % 7 as weekday, n % 24 as hour, 'DE' as country, n % 50 as quantity, 0 as version
from generate_series(1, :rows) as n;
vacuum analyze measured;
