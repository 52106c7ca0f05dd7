import { sql, type Compilable, type SchemaModule } from 'kysely'

/** Events by the message whose words they carry, so that these can be taken back; conversations by their customer. */
export function words(schema: SchemaModule): Compilable[] {
  return [
    schema.alterTable('event').addColumn('about', 'text'),
    schema
      .createIndex('event_about')
      .on('event')
      .columns(['tenant', 'about'])
      .where(sql.ref('about'), 'is not', null),
    schema.createIndex('conversation_customer').on('conversation').columns(['tenant', 'customer']),
  ]
}
