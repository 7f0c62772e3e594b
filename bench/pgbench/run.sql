\set id random(1, 100000)
select id, name, price, description from item where id = :id;
