import { sql, type Compilable, type SchemaModule } from 'kysely'

/**
 * Conversations by their account, so that a list of one account reads nothing of the others; a list of all is merged. They
 * take the place of the two without the account: a message costs no more than before.
 */
export function lists(schema: SchemaModule): Compilable[] {
  const columns = ['tenant', 'status', 'account', 'last_placed_at', 'id']
  return [
    schema.dropIndex('conversation_activity').on('conversation'),
    schema.dropIndex('conversation_unread').on('conversation'),
    schema.createIndex('conversation_latest').on('conversation').columns(columns),
    schema
      .createIndex('conversation_latest_unread')
      .on('conversation')
      .columns(columns)
      .where(sql.ref('unread'), '>', sql.lit(0)),
  ]
}
