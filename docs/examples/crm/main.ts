import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'

import { verify } from './verify.ts'

type Message = Record<'id' | 'status', string> & { imported: boolean; content: { text?: string } }
type Event = { type: string; conversation_id: string; data: { message?: Message } }
const { HUB = 'http://127.0.0.1:3000', KEY = '', SECRET = '', PORT = '4000', FILE = 'cursor' } = process.env

async function call(path: string, body?: object) {
  const post = body && { method: 'POST', body: JSON.stringify(body) }
  const answer = await fetch(HUB + path, { ...post, headers: { authorization: `Bearer ${KEY}` } })
  if (!answer.ok && answer.status !== 422) throw new Error(await answer.text()) // 422 stays: do not try again
  return JSON.parse(await answer.text())
}

async function take({ type, conversation_id, data: { message } }: Event) {
  if (message && message.status !== 'received') console.log(message.id, message.status)
  if (type !== 'message.received' || !message || message.imported) return
  const content = { kind: 'text', text: `Noted: ${message.content.text ?? 'your message'}` }
  await call('/api/v1/messages/send', { conversation_id, content, idempotency_key: `crm-${message.id}` })
}

async function catchUp(): Promise<void> {
  const after = existsSync(FILE) ? `?after=${readFileSync(FILE, 'utf8')}` : '' // the first time: from now on
  const { data, cursor, more } = await call(`/api/v1/events${after}`)
  for (const event of data) await take(event)
  writeFileSync(`${FILE}.new`, cursor)
  renameSync(`${FILE}.new`, FILE) // only now is the page done; killed before, it is read again
  if (more) await catchUp()
}

let line = Promise.resolve() // one page after the other
const ring = () => void (line = line.then(catchUp).catch(console.error))
createServer((request, response) => {
  void text(request).then((body) => {
    if (!verify(SECRET, request.headers, body)) return response.writeHead(401).end()
    return response.writeHead(204).end(ring)
  })
}).listen(Number(PORT), '127.0.0.1', ring)
setInterval(ring, 60_000)
