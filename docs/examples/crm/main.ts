import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { text } from 'node:stream/consumers'

import { verify } from './verify.ts'

type Message = { id: string; direction: 'in' | 'out'; status: string; content: { text?: string } }
type Event = {
  id: string
  type: string
  conversation_id: string
  sequence: number
  data: { message?: Message }
}
type Known = {
  cursor?: string
  seen: string[]
  statuses: Record<string, { status: string; sequence: number }>
}

const { HUB = 'http://127.0.0.1:3000', KEY = '', SECRET = '', PORT = '4000', FILE = 'crm.json' } = process.env
const known: Known = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : { seen: [], statuses: {} }
const keep = () => writeFileSync(FILE, JSON.stringify(known))

async function call<Answer>(path: string, body?: object): Promise<Answer> {
  const post = body && { method: 'POST', body: JSON.stringify(body) }
  const response = await fetch(HUB + path, { ...post, headers: { authorization: `Bearer ${KEY}` } })
  const answer = JSON.parse(await response.text())
  if (response.status >= 500 || response.status === 429) throw new Error(answer.detail)
  if (!response.ok) console.error(answer.detail)
  return answer
}

async function take({ id, type, conversation_id, sequence, data: { message } }: Event): Promise<void> {
  if (known.seen.includes(id)) return
  if (type === 'message.received' && message) {
    const content = { kind: 'text', text: `Thank you, we have noted: ${message.content.text}` }
    const idempotency_key = `reply-to-${message.id}`
    await call('/api/v1/messages/send', { conversation_id, content, idempotency_key })
  }
  if (message?.direction === 'out' && sequence > (known.statuses[message.id]?.sequence ?? 0))
    known.statuses[message.id] = { status: message.status, sequence }
  known.seen.push(id)
  keep()
}

for (let more = true; more; keep()) {
  const after = known.cursor === undefined ? '' : `?limit=1000&after=${known.cursor}`
  const page = await call<{ data: Event[]; cursor: string; more: boolean }>(`/api/v1/events${after}`)
  for (const event of page.data) await take(event)
  ;({ cursor: known.cursor, more } = page)
}

let line = Promise.resolve()
async function receive(headers: IncomingHttpHeaders, body: string): Promise<number> {
  const named = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value?.toString()]))
  if (!verify(SECRET, named, body)) return 401
  const taken = line.then(() => take(JSON.parse(body)))
  line = taken.catch(console.error)
  return taken.then(() => 204).catch(() => 500)
}
const server = createServer((request, response) => {
  void text(request).then(async (body) => response.writeHead(await receive(request.headers, body)).end())
})
server.listen(Number(PORT), '127.0.0.1', () => console.log(`The CRM listens on ${PORT}.`))
