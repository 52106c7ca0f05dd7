import { createHmac } from 'node:crypto'

import type { Hono } from 'hono'

/** Posts a body as Meta does: signed over the bytes that are sent. */
export async function postSigned(
  app: Pick<Hono, 'request'>,
  secret: string,
  body: object | string,
): Promise<number> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const signature = createHmac('sha256', secret).update(text).digest('hex')
  return postWith(app, text, `sha256=${signature}`)
}

export async function postWith(app: Pick<Hono, 'request'>, text: string, signature: string): Promise<number> {
  const answer = await app.request('/webhooks/meta', {
    method: 'POST',
    body: text,
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature },
  })
  return answer.status
}

/** One item of a WhatsApp webhook, and whose it is. */
export interface Item {
  readonly wabaId: string
  readonly phoneNumberId: string
  readonly field: 'messages' | 'smb_message_echoes'
  readonly list: 'messages' | 'statuses' | 'message_echoes'
  readonly contacts: readonly object[]
  readonly item: object
}

/** A webhook of WhatsApp with these items, an entry for each (WhatsApp Cloud API, "Webhooks: components"). */
export function whatsAppBody(items: readonly Item[]): object {
  return {
    object: 'whatsapp_business_account',
    entry: items.map(({ wabaId, phoneNumberId, field, list, contacts, item }) => ({
      id: wabaId,
      changes: [
        {
          field,
          value: {
            messaging_product: 'whatsapp',
            metadata: { phone_number_id: phoneNumberId },
            contacts,
            [list]: [item],
          },
        },
      ],
    })),
  }
}

export interface Writer {
  readonly phone: string
  readonly name: string
}

type To = Pick<Item, 'wabaId' | 'phoneNumberId'>

export function messageItem(to: To, from: Writer, id: string, text: string, atSeconds: number): Item {
  const item = { from: from.phone, id, timestamp: String(atSeconds), type: 'text', text: { body: text } }
  const contacts = [{ profile: { name: from.name }, wa_id: from.phone }]
  return { ...to, field: 'messages', list: 'messages', contacts, item }
}

/** The business wrote on its own phone (WhatsApp, "Message echoes"). */
export function echoItem(of: To, to: Writer, id: string, text: string, atSeconds: number): Item {
  const item = { to: to.phone, id, timestamp: String(atSeconds), type: 'text', text: { body: text } }
  const contacts = [{ profile: { name: to.name }, wa_id: to.phone }]
  return { ...of, field: 'smb_message_echoes', list: 'message_echoes', contacts, item }
}

export function statusItem(of: To, to: Writer, id: string, status: string, atSeconds: number): Item {
  const item = { id, status, timestamp: String(atSeconds), recipient_id: to.phone }
  return { ...of, field: 'messages', list: 'statuses', contacts: [], item }
}
