-- Takes away what a round's POSTs added; the seeded rows are all older. Their audit rows stay: that table only grows.
delete from app_ontos.data_domain where created_at > timestamptz '2025-02-01';
