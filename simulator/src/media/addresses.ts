import { createHmac } from 'node:crypto'

import type { Stage } from '../stage.ts'
import type { Handle } from './handles.ts'

/** WhatsApp's addresses live for 5 minutes (Cloud API docs, "Media"); how long Instagram's live is not documented. */
const whatsAppMs = 5 * 60_000
const instagramMs = 24 * 3_600_000

/** Wants the account's token, as the API does. */
export function whatsAppAddress(stage: Stage, { id }: Handle): string {
  const ends = Math.floor((stage.clock.now() + whatsAppMs) / 1_000)
  return `${stage.site.url}/lookaside.fbsbx.com/whatsapp_business/attachments/?mid=${id}&ext=${ends}&hash=${seal(stage, `${id} ${ends}`)}`
}

/** Wants nothing but its signature. */
export function instagramAddress(stage: Stage, { id }: Handle): string {
  const ends = Math.floor((stage.clock.now() + instagramMs) / 1_000)
  const signature = `${ends}-${seal(stage, `${id} ${ends}`)}`
  return `${stage.site.url}/lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=${id}&signature=${signature}`
}

/** Whether the address was made here and has not ended. */
export function holds(stage: Stage, id: string, ends: string, hash: string): boolean {
  return seal(stage, `${id} ${ends}`) === hash && Number(ends) * 1_000 > stage.clock.now()
}

function seal(stage: Stage, text: string): string {
  return createHmac('sha256', stage.app.secret).update(text).digest('base64url')
}
