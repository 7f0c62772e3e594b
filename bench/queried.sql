-- A table that a published query reads: :rows rows of the weight of the other tables' rows.
create table item (id bigint primary key, name text not null, price numeric(12, 2) not null, description text not null);
insert into item
select i, 'item ' || i, i * 1.25, rpad('Description of item number ' || i || ' ' || repeat('lorem ipsum ', 8), 222, 'dolor sit amet ')
from generate_series(1, :rows) i;
vacuum analyze item;
