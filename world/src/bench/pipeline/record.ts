import type { Pool, PoolClient } from 'pg'

import type { Incoming } from './message.ts'

/** The tables of the pipeline, with the keys that make a second delivery of a message harmless. */
export const schema = `
  create table if not exists customer (
    id bigint generated always as identity primary key,
    phone text not null unique,
    name text not null,
    last_seen_at timestamptz not null
  );
  create table if not exists conversation (
    id bigint generated always as identity primary key,
    account text not null,
    customer_id bigint not null references customer,
    status text not null default 'open',
    unread integer not null default 0,
    last_message_at timestamptz not null,
    unique (account, customer_id)
  );
  create index if not exists conversation_inbox on conversation (status, last_message_at desc);
  create table if not exists message (
    id bigint generated always as identity primary key,
    wamid text not null unique,
    conversation_id bigint not null references conversation,
    direction text not null,
    body text not null,
    sent_at timestamptz not null
  );
  create index if not exists message_thread on message (conversation_id, sent_at)`

const upsertCustomer = `
  insert into customer (phone, name, last_seen_at) values ($1, $2, $3)
  on conflict (phone) do update
    set name = excluded.name, last_seen_at = greatest(customer.last_seen_at, excluded.last_seen_at)
  returning id`
const upsertConversation = `
  insert into conversation (account, customer_id, unread, last_message_at) values ($1, $2, 1, $3)
  on conflict (account, customer_id) do update
    set status = 'open', unread = conversation.unread + 1,
      last_message_at = greatest(conversation.last_message_at, excluded.last_message_at)
  returning id`
const insertMessage = `
  insert into message (wamid, conversation_id, direction, body, sent_at) values ($1, $2, 'in', $3, $4)
  on conflict (wamid) do nothing
  returning id`

/** Stores the message with its customer and conversation in one transaction, once; gives its id. */
export async function store(pool: Pool, incoming: Incoming): Promise<string> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const id = await inserted(client, incoming)
    await client.query(id === undefined ? 'rollback' : 'commit')
    return id ?? (await idOf(client, `select id from message where wamid = $1`, [incoming.wamid])) ?? ''
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** Nothing if it was there already. */
async function inserted(client: PoolClient, { wamid, account, phone, name, text, sentAt }: Incoming) {
  const at = new Date(sentAt)
  const customer = await idOf(client, upsertCustomer, [phone, name, at])
  const conversation = await idOf(client, upsertConversation, [account, customer, at])
  return idOf(client, insertMessage, [wamid, conversation, text, at])
}

async function idOf(
  client: PoolClient,
  sql: string,
  values: readonly unknown[],
): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>(sql, [...values])
  return rows[0]?.id
}
