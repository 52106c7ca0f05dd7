import { createHmac } from 'node:crypto'

/** Whom the webhooks are for and from how many people they come. */
export interface Audience {
  /** Each person writes to one of them. */
  readonly accountKeys: readonly string[]
  readonly appSecret: string
  readonly conversations: number
}

/** Brings a body to 1.7 kB, as large as WhatsApp's are with contact, referral and context. */
const words = 'Is the table by the window still free this evening? We would be four. '.repeat(14)

/** A whole signed request with the message number `n`, which may be a picture that lies somewhere, ready to be written to a socket. */
export function webhookPost(
  n: number,
  { accountKeys, appSecret, conversations }: Audience,
  pictureAt: string | null = null,
): Buffer {
  const person = personOf(n, conversations)
  const body = webhookBody(n, accountKeys[person % accountKeys.length] ?? '', person, pictureAt)
  const signature = createHmac('sha256', appSecret).update(body).digest('hex')
  return post(
    '/webhooks/meta',
    body,
    `user-agent: facebookexternalua\r\nx-hub-signature-256: sha256=${signature}\r\n`,
  )
}

/** A call of the send API with the number `n` in its text. */
export function sendPost(n: number, cookie: string, conversation: string): Buffer {
  const content = { kind: 'text', text: markOf(n) }
  const body = JSON.stringify({ conversation_id: conversation, content, idempotency_key: `bench-${n}` })
  return post('/api/v1/messages/send', body, `cookie: ${cookie}\r\n`)
}

/** A question for what became of a message. */
export function statusQuery(message: string, cookie: string): Buffer {
  return Buffer.from(
    `GET /api/v1/messages/${message}/status HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: */*\r\ncookie: ${cookie}\r\n\r\n`,
  )
}

/** Who writes the message with this number. Everybody gets their turn, and whoever stands side by side in the record does not write one after the other. */
export function personOf(n: number, conversations: number): number {
  return (n * 7_919) % conversations
}

/** What the channel calls the people of this number. */
export function customerOf(person: number) {
  const phone = String(49_150_000_000_000 + person)
  return { phone, userId: `DE.${1e15 + person}`, name: `Customer ${person}` }
}

/** As with WhatsApp's own, the next one does not sort after the last one. */
export function externalIdOf(n: number): string {
  const scattered = (Math.imul(n + 1, 0x9e37_79b1) >>> 0).toString(36).padStart(7, '0')
  return `wamid.HBgN${scattered}${markOf(n)}FQIAEhgUM0E`
}

/** What the channel calls the business that the accounts belong to. */
export const business = '102290129340398'

/** What tells the message with the number `n` from all others wherever it turns up. */
function markOf(n: number): string {
  return `bench#${n}#`
}

export function numberIn(text: string): number | null {
  const found = /bench#(\d+)#/.exec(text)?.[1]
  return found === undefined ? null : Number(found)
}

function post(path: string, body: string, headers: string): Buffer {
  const length = Buffer.byteLength(body)
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: */*\r\ncontent-type: application/json\r\n${headers}content-length: ${length}\r\n\r\n${body}`,
  )
}

function webhookBody(n: number, accountKey: string, person: number, pictureAt: string | null): string {
  const { phone, userId, name } = customerOf(person)
  const contact = { profile: { name }, wa_id: phone, user_id: userId }
  const message = {
    from: phone,
    from_user_id: userId,
    id: externalIdOf(n),
    timestamp: String(Math.floor(Date.now() / 1000)),
    ...(pictureAt === null
      ? { type: 'text', text: { body: `${words}${n}` } }
      : { type: 'image', image: { id: String(n), mime_type: 'image/jpeg', url: pictureAt } }),
  }
  const metadata = { display_phone_number: '15550783881', phone_number_id: accountKey }
  const value = { messaging_product: 'whatsapp', metadata, contacts: [contact], messages: [message] }
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: business, changes: [{ value, field: 'messages' }] }],
  })
}
