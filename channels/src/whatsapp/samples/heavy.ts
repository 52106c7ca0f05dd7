import { deep } from '../../kit/deep.ts'
import type { Heavy } from '../../kit/sample.ts'

const many = <T>(size: number, item: (at: number) => T): T[] =>
  Array.from({ length: size }, (_, at) => item(at))

const value = (more: object): object => ({ metadata: { phone_number_id: '106540352242922' }, ...more })
const changed = (changes: unknown[]): unknown => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '102290129340398', changes }],
})
const changes = (one: object): unknown => changed([one])
const listed = (messages: unknown[]): unknown => changes({ field: 'messages', value: value({ messages }) })
const message = (one: object): unknown => listed([one])
const text = (at: number): object => ({
  from: '16505551234',
  id: `wamid.${at}`,
  timestamp: '1749416383',
  type: 'text',
  text: { body: 'Does it come in another color?' },
})
const said = (type: string, what: object): object => ({ ...text(1), type, [type]: what })

/** Bodies of any size: what a channel does with each must not grow faster than they do. */
export const heavySamples: readonly Heavy[] = [
  { name: 'texts', of: (size) => listed(many(size, text)) },
  { name: 'nothing but zeros', of: (size) => listed(many(size, () => 0)) },
  { name: 'empty messages', of: (size) => listed(many(size, () => ({}))) },
  {
    name: 'broken messages beside many contacts',
    of: (size) => {
      const contacts = many(size, (at) => ({ wa_id: String(at), profile: { name: 'Ana' } }))
      return changes({
        field: 'messages',
        value: value({ contacts, messages: many(size, () => ({ id: 1 })) }),
      })
    },
  },
  {
    name: 'fields of which each has another name',
    of: (size) => changed(many(size, (at) => ({ field: `f${at}`, value: {} }))),
  },
  {
    name: 'broken changes beside many keys',
    of: (size) => ({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '1',
          changes: many(size, () => ({})),
          ...Object.fromEntries(many(size, (at) => [`k${at}`, at])),
        },
      ],
    }),
  },
  {
    name: 'one thread of the past',
    of: (size) =>
      changes({
        field: 'history',
        value: value({
          history: [
            { metadata: { progress: 5 }, threads: [{ id: '16505551234', messages: many(size, text) }] },
          ],
        }),
      }),
  },
  {
    name: 'an order of many things',
    of: (size) =>
      message(
        said('order', { product_items: many(size, () => ({ product_retailer_id: 'a', quantity: 1 })) }),
      ),
  },
  {
    name: 'a contact with many numbers',
    of: (size) =>
      message({ ...text(1), type: 'contacts', contacts: [{ phones: many(size, () => ({ phone: '1' })) }] }),
  },
  {
    name: 'a filled form',
    of: (size) => {
      const response_json = JSON.stringify(many(size, () => 'ä"'))
      return message(said('interactive', { type: 'nfm_reply', nfm_reply: { response_json } }))
    },
  },
  {
    name: 'a vCard of many lines',
    of: (size) => message({ ...text(1), type: 'contacts', contacts: [{ vcard: 'TEL:\r\n'.repeat(size) }] }),
  },
  {
    name: 'one long text',
    of: (size) => message(said('text', { body: '\ud83d\0'.repeat(size) })),
  },
  { name: 'a deep value', of: (size) => message({ ...text(1), text: deep(size) }) },
]
