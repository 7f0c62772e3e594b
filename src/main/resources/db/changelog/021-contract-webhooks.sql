--liquibase formatted sql

--changeset ontos:021-contract-webhook
create table contract_webhook (
  id                uuid        primary key,
  data_contract_id  uuid        not null constraint contract_webhook_contract_exists
                                references data_contract (id) on delete cascade,
  url               text        not null,
  events            text[]      not null,
  enabled           boolean     not null,
  position          int         not null constraint contract_webhook_most check (position <= 10),
  secret_updated_at timestamptz not null,
  version           bigint      not null,
  created_at        timestamptz not null,
  created_by        text        not null,
  updated_at        timestamptz not null,
  updated_by        text        not null
);

--changeset ontos:021-contract-webhook-by-contract
create index contract_webhook_by_contract on contract_webhook (data_contract_id, created_at, id);

--changeset ontos:021-contract-webhook-secret
-- Apart from the record, so that no audit event and no stored image ever holds a sealed secret.
create table contract_webhook_secret (
  webhook_id uuid primary key references contract_webhook (id) on delete cascade,
  sealed     text not null
);

--changeset ontos:021-contract-webhook-delivery
-- body is text: what was signed is what is sent. Who is at it holds a lease.
create table contract_webhook_delivery (
  id              uuid        primary key,
  webhook_id      uuid        not null references contract_webhook (id) on delete cascade,
  event           text        not null,
  body            text        not null,
  state           text        not null check (state in ('pending', 'delivered', 'failed')),
  attempts        int         not null default 0,
  next_attempt_at timestamptz not null,
  leased_until    timestamptz,
  status          int,
  error           text,
  created_at      timestamptz not null,
  ended_at        timestamptz
);

--changeset ontos:021-contract-webhook-delivery-by-webhook
create index contract_webhook_delivery_by_webhook on contract_webhook_delivery (webhook_id, created_at, id);

--changeset ontos:021-contract-webhook-delivery-by-next-attempt
create index contract_webhook_delivery_by_next_attempt on contract_webhook_delivery (next_attempt_at)
  where state = 'pending';
