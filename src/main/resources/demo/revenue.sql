select c.country, count(*) as orders, sum(o.total) as revenue
from customer_order o join customer c using (customer_id)
where o.state <> 'returned' and o.ordered_at >= :since
group by c.country
order by revenue desc
