import { Hono, type Context } from 'hono'

import { mediaChaos } from '../chaos.ts'
import { holds } from '../media/addresses.ts'
import type { StoredFile } from '../media/files.ts'
import type { Stage } from '../stage.ts'
import { Refusal } from './refusal.ts'
import { grantedBy, tokenOf } from './token.ts'

/** Where the bytes of files lie: WhatsApp's for who has the account's token, Instagram's for who has the address. */
export function lookaside(stage: Stage): Hono {
  const app = new Hono()
  app.get('/whatsapp_business/attachments/', (call) => attachment(stage, call))
  app.get('/ig_messaging_cdn/', (call) => asset(stage, call))
  return app
}

function attachment(stage: Stage, call: Context): Promise<Response> | Response {
  const { mid = '', ext = '', hash = '' } = call.req.query()
  const accounts = granted(stage, call.req.header('authorization'))
  if (!accounts) return call.json({ error: 'Invalid or missing access token.' }, 401)
  const { now } = stage.clock
  const handle = accounts.map((id) => stage.handles.of(id, mid, now())).find(Boolean)
  return handle && holds(stage, mid, ext, hash) ? bytes(stage, call, handle.file) : gone(call)
}

function asset(stage: Stage, call: Context): Promise<Response> | Response {
  const { asset_id: id = '', signature = '' } = call.req.query()
  const [ends = '', ...seal] = signature.split('-')
  const handle = stage.handles.byId(id, stage.clock.now())
  return handle && holds(stage, id, ends, seal.join('-')) ? bytes(stage, call, handle.file) : gone(call)
}

function granted(stage: Stage, authorization: string | undefined): string[] | undefined {
  try {
    return grantedBy(stage, 'graph.facebook.com', tokenOf(authorization, undefined)).map(({ id }) => id)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

function gone(call: Context): Response {
  return call.text('Not found', 404)
}

/** The file, or what the chaos dial makes of it. */
async function bytes(stage: Stage, call: Context, file: StoredFile): Promise<Response> {
  const { chaos } = stage.settings
  if (chaos.mediaSlow > 0) await pause(stage, Math.round(stage.random() * chaos.mediaSlow))
  const whole = Uint8Array.from(file.bytes())
  const headers = { 'content-type': file.type }
  switch (mediaChaos(chaos, stage.random)) {
    case 'failing':
      return call.text('Internal error', 500)
    case 'gone':
      return gone(call)
    case 'html':
      return call.html('<!DOCTYPE html><html><title>Log in</title><body>Log in to continue.</body></html>')
    case 'corrupt':
      return call.body(
        whole.map((byte, at) => (at === whole.length >> 1 ? byte ^ 0xff : byte)),
        200,
        headers,
      )
    case 'huge':
      return call.body(endless(whole), 200, headers)
    default:
      return call.body(whole, 200, headers)
  }
}

function pause({ clock }: Stage, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(ms, resolve)
  })
}

/** More than any limit of Meta's, a piece at a time as it is read. */
function endless(piece: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const most = 256 * 1024 * 1024
  let sent = 0
  return new ReadableStream({
    pull(stream) {
      stream.enqueue(piece)
      sent += piece.length
      if (sent > most) stream.close()
    },
  })
}
