import { z } from 'zod'

import { createSimulator, type Simulator, type SimulatorOptions } from '../simulator.ts'
import { manualClock, type ManualClock } from './manual-clock.ts'
import { seeded } from './seeded.ts'

export const number = { id: '106540352242922', wabaId: '102290129340398', token: 'whatsapp-token' } as const
export const profile = { id: '17841472110558136', token: 'instagram-token' } as const

const refusal = z.object({
  error: z.looseObject({
    code: z.number(),
    error_subcode: z.number().optional(),
    message: z.string(),
    error_data: z.object({ messaging_product: z.literal('whatsapp'), details: z.string() }).optional(),
  }),
})

export interface Answer extends Pick<Response, 'status' | 'ok' | 'headers'> {
  json(): Promise<unknown>
  /** The error of an answer that is one. */
  error(): Promise<z.infer<typeof refusal>['error']>
}

export interface Rig extends Simulator {
  readonly clock: ManualClock
  /** Calls the Graph API: path after the host, a body means POST. */
  facebook(path: string, body?: unknown, token?: string): Promise<Answer>
  instagram(path: string, body?: unknown, token?: string): Promise<Answer>
}

/** A simulator with an account and a customer of each kind, a clock that stands still, and chance that repeats itself. */
export function rig(options: Partial<SimulatorOptions> = {}): Rig {
  const clock = manualClock()
  const simulator = createSimulator({
    webhookUrl: 'http://127.0.0.1:1/nobody',
    appSecret: 'app-secret',
    verifyToken: 'verify-me',
    appId: '4711',
    random: seeded(1),
    clock,
    ...options,
  })
  people(simulator)
  const at = (host: string, token: string) => (path: string, body?: unknown, other?: string) =>
    call(simulator, `/${host}/${path}`, body, other ?? token)
  const facebook = at('graph.facebook.com', number.token)
  return { ...simulator, clock, facebook, instagram: at('graph.instagram.com', profile.token) }
}

function people({ control }: Simulator): void {
  const { id: phoneNumberId, wabaId, token } = number
  const displayPhone = '+1 555-078-3881'
  control.addAccount({ kind: 'whatsapp', phoneNumberId, wabaId, displayPhone, name: 'Bakery', token })
  control.addAccount({
    kind: 'instagram',
    igId: profile.id,
    username: 'bakery',
    name: 'Bakery',
    token: profile.token,
  })
  control.addCustomer({ kind: 'whatsapp', id: 'ana', name: 'Ana', phone: '16505551234' })
  control.addCustomer({
    kind: 'instagram',
    id: 'lea',
    name: 'Lea',
    username: 'lea',
    igsid: '6280124583523365',
  })
}

async function call({ app }: Simulator, path: string, body: unknown, token: string): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await app.request(
    path,
    body === undefined ? { headers } : { method: 'POST', headers, body: text },
  )
  const { status, ok } = response
  const json = () => response.json()
  return { status, ok, headers: response.headers, json, error: async () => refusal.parse(await json()).error }
}
