import { deep } from '../conformance/odd-values.ts'

/** Bodies that grow with a number: what a channel does with each must not grow faster. */
export interface Heavy {
  readonly name: string
  readonly channel: 'whatsapp' | 'instagram'
  readonly of: (size: number) => unknown
}

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

const entry = (more: object): unknown => ({
  object: 'instagram',
  entry: [{ id: '17841472110558136', time: 1_740_157_200_749, ...more }],
})
const item = (message: object): object => ({
  sender: { id: '1597320944629412' },
  recipient: { id: '17841472110558136' },
  timestamp: 1_740_157_200_421,
  message: { mid: 'aWdf', ...message },
})

export const heavies: readonly Heavy[] = [
  { name: 'texts', channel: 'whatsapp', of: (size) => listed(many(size, text)) },
  { name: 'nothing but zeros', channel: 'whatsapp', of: (size) => listed(many(size, () => 0)) },
  { name: 'empty messages', channel: 'whatsapp', of: (size) => listed(many(size, () => ({}))) },
  {
    name: 'broken messages beside many contacts',
    channel: 'whatsapp',
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
    channel: 'whatsapp',
    of: (size) => changed(many(size, (at) => ({ field: `f${at}`, value: {} }))),
  },
  {
    name: 'broken changes beside many keys',
    channel: 'whatsapp',
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
    channel: 'whatsapp',
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
    channel: 'whatsapp',
    of: (size) =>
      message(
        said('order', { product_items: many(size, () => ({ product_retailer_id: 'a', quantity: 1 })) }),
      ),
  },
  {
    name: 'a contact with many numbers',
    channel: 'whatsapp',
    of: (size) =>
      message({ ...text(1), type: 'contacts', contacts: [{ phones: many(size, () => ({ phone: '1' })) }] }),
  },
  {
    name: 'a filled form',
    channel: 'whatsapp',
    of: (size) => {
      const response_json = JSON.stringify(many(size, () => 'ä"'))
      return message(said('interactive', { type: 'nfm_reply', nfm_reply: { response_json } }))
    },
  },
  {
    name: 'a vCard of many lines',
    channel: 'whatsapp',
    of: (size) => message({ ...text(1), type: 'contacts', contacts: [{ vcard: 'TEL:\r\n'.repeat(size) }] }),
  },
  {
    name: 'one long text',
    channel: 'whatsapp',
    of: (size) => message(said('text', { body: '\ud83d\0'.repeat(size) })),
  },
  { name: 'a deep value', channel: 'whatsapp', of: (size) => message({ ...text(1), text: deep(size) }) },
  {
    name: 'texts',
    channel: 'instagram',
    of: (size) => entry({ messaging: many(size, () => item({ text: 'Hi' })) }),
  },
  {
    name: 'nothing but zeros',
    channel: 'instagram',
    of: (size) => entry({ messaging: many(size, () => 0) }),
  },
  {
    name: 'many attachments',
    channel: 'instagram',
    of: (size) =>
      entry({
        messaging: [
          item({
            attachments: many(size, () => ({ type: 'image', payload: { url: 'https://a.example/' } })),
          }),
        ],
      }),
  },
  {
    name: 'many cards',
    channel: 'instagram',
    of: (size) =>
      entry({
        messaging: [
          item({
            attachments: [{ type: 'template', payload: { elements: many(size, () => ({ title: 'A' })) } }],
          }),
        ],
      }),
  },
  {
    name: 'fields of which each has another name',
    channel: 'instagram',
    of: (size) => entry({ changes: many(size, (at) => ({ field: `f${at}` })) }),
  },
  {
    name: 'a deep value',
    channel: 'instagram',
    of: (size) => entry({ messaging: [item({ text: deep(size) })] }),
  },
]
