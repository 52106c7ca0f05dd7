import { heavySamples as instagram } from '@parley/channels/samples/heavy/instagram'
import { heavySamples as whatsapp } from '@parley/channels/samples/heavy/whatsapp'

const most = 3 * 1024 * 1024

/** Webhooks of 3 MB, the most that is taken. */
export function* heavyBodies(): Generator<readonly [name: string, body: Buffer<ArrayBuffer>]> {
  const open = '{"object":"whatsapp_business_account","entry":[{"id":"1","changes":'
  yield ['a million empty objects', filled(`${open}[`, '{}', ',', ']}]}')]
  const inside = `${open}[{"field":"messages","value":{"messages":[`
  yield ['a million empty messages', filled(inside, '{}', ',', ']}}]}]}')]
  const half = most / 2 - 50
  yield ['nothing but brackets', Buffer.from(`${open}${'['.repeat(half)}${']'.repeat(half)}}]}`)]
  yield ['brackets without an end', Buffer.from(`${open}${'['.repeat(most - 100)}`)]
  yield ['numbers, one of them long', filled(`${open}[12345678901234567,`, '1', ',', ']}]}')]
  yield ['numbers, all of them long', filled(`${open}[`, '12345678901234567', ',', ']}]}')]
  yield ['an object of many keys', keyed(open)]
  yield ['a text of escapes', filled(`${open}"`, String.raw`\u0000`, '', '"}]}')]
  yield ['a text of two bytes', filled(`${open}"`, 'ä€', '', '"}]}')]
  yield ['no JSON', Buffer.alloc(most, '{')]
  yield ['zeros', Buffer.alloc(most)]
  for (const [channel, heavies] of Object.entries({ whatsapp, instagram })) {
    for (const { name, of } of heavies) {
      if (name !== 'a deep value') yield [`${channel}, ${name}`, largest(of)]
    }
  }
}

/** What fits; items grow with their number. */
function largest(of: (size: number) => unknown): Buffer<ArrayBuffer> {
  let size = (2000 * most) / JSON.stringify(of(2000)).length
  for (;;) {
    const body = Buffer.from(JSON.stringify(of(Math.floor(size))))
    if (body.length <= most) return body
    size *= 0.98
  }
}

function filled(open: string, item: string, comma: string, close: string): Buffer<ArrayBuffer> {
  const room = most - Buffer.byteLength(open + item + close)
  const count = Math.floor(room / Buffer.byteLength(item + comma))
  return Buffer.from(`${open}${(item + comma).repeat(count)}${item}${close}`)
}

function keyed(open: string): Buffer<ArrayBuffer> {
  let text = `${open}{"k":0`
  for (let at = 0; text.length < most - 100; at += 1) text += `,"${at.toString(36)}":0`
  return Buffer.from(`${text}}}]}`)
}
