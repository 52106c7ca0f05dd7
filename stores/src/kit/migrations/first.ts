import { sql, type Compilable, type CreateTableBuilder, type SchemaModule } from 'kysely'

/** Records, their unique keys, the accounts' logs, and tasks. */
export function first(schema: SchemaModule): Compilable[] {
  return [...records(schema), ...lists(schema), ...keysAndLogs(schema), ...tasks(schema)]
}

function records(schema: SchemaModule): Compilable[] {
  return [
    record(schema, 'tenant'),
    record(schema, 'user'),
    record(schema, 'session').addColumn('user', 'text', (column) => column.notNull()),
    record(schema, 'account'),
    record(schema, 'endpoint'),
    record(schema, 'customer'),
    record(schema, 'conversation')
      .addColumn('account', 'text', (column) => column.notNull())
      .addColumn('customer', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('unread', 'bigint', (column) => column.notNull())
      .addColumn('last_placed_at', 'bigint', (column) => column.notNull()),
    record(schema, 'message')
      .addColumn('account', 'text', (column) => column.notNull())
      .addColumn('conversation', 'text', (column) => column.notNull())
      .addColumn('placed_at', 'bigint', (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull()),
    record(schema, 'letter'),
  ]
}

/** What every table of records has. */
export function record<N extends string>(schema: SchemaModule, name: N): CreateTableBuilder<N, string> {
  return schema
    .createTable(name)
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('keys', 'text', (column) => column.notNull())
    .addColumn('doc', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint(`${name}_pk`, ['tenant', 'id'])
}

/** Read backwards, newest first. The partial ones hold only the few rows that still wait for something. */
function lists(schema: SchemaModule): Compilable[] {
  const activity = ['tenant', 'status', 'last_placed_at', 'id']
  const place = ['tenant', 'conversation', 'placed_at', 'seq']
  return [
    schema.createIndex('conversation_activity').on('conversation').columns(activity),
    schema
      .createIndex('conversation_unread')
      .on('conversation')
      .columns(activity)
      .where(sql.ref('unread'), '>', sql.lit(0)),
    schema.createIndex('message_place').on('message').columns(place),
    schema
      .createIndex('message_in_flight')
      .on('message')
      .columns(place)
      .where(sql.ref('status'), 'in', sql`('sending', 'unknown')`),
    schema
      .createIndex('message_unread')
      .on('message')
      .columns(place)
      .where(sql.ref('status'), 'in', sql`('sent', 'delivered')`),
  ]
}

function keysAndLogs(schema: SchemaModule): Compilable[] {
  return [
    schema
      .createTable('unique_key')
      .addColumn('scope', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('unique_key_pk', ['scope', 'key']),
    schema
      .createTable('head')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('account', 'text', (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('head_pk', ['tenant', 'account']),
    schema
      .createTable('event')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('account', 'text', (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('doc', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('event_pk', ['tenant', 'account', 'seq']),
    schema.createIndex('event_id').on('event').columns(['tenant', 'id']).unique(),
  ]
}

function tasks(schema: SchemaModule): Compilable[] {
  return [
    schema
      .createTable('task')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('grp', 'text', (column) => column.notNull())
      .addColumn('tenant', 'text')
      .addColumn('doc', 'text', (column) => column.notNull())
      .addColumn('due_at', 'bigint', (column) => column.notNull())
      .addColumn('tries', 'integer', (column) => column.notNull())
      .addColumn('tried_at', 'bigint')
      .addColumn('crashes', 'integer', (column) => column.notNull()),
    schema
      .createTable('fact')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('value', 'bigint', (column) => column.notNull()),
  ]
}
