create schema ontos_demo_shop;
comment on schema ontos_demo_shop is 'Demo data of Ontos';
create table ontos_demo_shop.customer (
  customer_id bigint primary key,
  email       text,
  country     text not null,
  joined_on   date not null
);
comment on table ontos_demo_shop.customer is 'One row for every customer';
create table ontos_demo_shop.customer_order (
  order_id    bigint primary key,
  customer_id bigint not null references ontos_demo_shop.customer (customer_id),
  total       numeric(10, 2) not null,
  state       text not null,
  ordered_at  timestamptz not null
);
comment on table ontos_demo_shop.customer_order is 'One row for every paid order';
create table ontos_demo_shop.payment (
  payment_id bigint primary key,
  order_id   bigint not null references ontos_demo_shop.customer_order (order_id),
  amount     numeric(10, 2) not null,
  method     text not null,
  paid_at    timestamptz
);
comment on table ontos_demo_shop.payment is 'One row for every attempt to pay';
insert into ontos_demo_shop.customer
select n,
  case when n % 97 = 0 then null when n = 300 then 'customer.1@example.com' else 'customer.' || n || '@example.com' end,
  (array['DE', 'FR', 'PT', 'SE', 'AT'])[1 + n % 5],
  date '2024-01-01' + n % 600
from generate_series(1, 400) as n;
insert into ontos_demo_shop.customer_order
select n, 1 + n * 7 % 400, round(9.9 + n * 37 % 4000 / 10.0, 2),
  (array['paid', 'packed', 'sent', 'delivered', 'delivered', 'delivered', 'returned'])[1 + n % 7],
  timestamptz '2025-01-01 08:00:00Z' + n * interval '97 minutes'
from generate_series(1, 3000) as n;
insert into ontos_demo_shop.payment
select order_id, order_id, total, (array['card', 'card', 'transfer', 'invoice'])[1 + order_id % 4],
  case when order_id % 50 <> 0 then ordered_at + interval '3 minutes' end
from ontos_demo_shop.customer_order;
analyze ontos_demo_shop.customer, ontos_demo_shop.customer_order, ontos_demo_shop.payment;
