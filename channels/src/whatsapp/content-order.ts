import type { Said } from '@parley/core/domain/channel-event.ts'
import type { Order } from '@parley/core/domain/content.ts'

import { identifier, numeric, record, records, words, type Fields } from '../kit/json.ts'

/** A cart of the catalog ("order messages webhook reference"); null if any of it cannot be read. */
export function readOrder(message: Fields): Said | null {
  const order = record(message['order'])
  const listed = order?.['product_items']
  if (!order || !Array.isArray(listed)) return null
  const items = records(listed)
    .map(readItem)
    .filter((item) => item !== null)
  if (items.length === 0 || items.length < listed.length) return null
  const catalog = identifier(order['catalog_id']) ?? ''
  return { kind: 'order', catalog, text: words(order['text']) ?? null, items }
}

function readItem(item: Fields): Order['items'][number] | null {
  const product = words(item['product_retailer_id']) ?? identifier(item['product_retailer_id'])
  const quantity = numeric(item['quantity'])
  if (product === undefined || quantity === undefined) return null
  const [price, currency] = [numeric(item['item_price']) ?? 0, words(item['currency']) ?? '']
  return { product, quantity, price, currency }
}
