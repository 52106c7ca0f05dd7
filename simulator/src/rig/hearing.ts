import { z } from 'zod'

import type { SimulatorOptions } from '../simulator.ts'
import { listen } from './receiver.ts'
import { rig, type Rig } from './rig.ts'

const body = z.object({ entry: z.array(z.looseObject({ id: z.string() })) })
const changes = z.array(z.object({ field: z.string(), value: z.looseObject({}) })).default([])
const items = z.array(z.looseObject({})).default([])

export interface Heard {
  /** Of WhatsApp's changes, in the order they came: the field and the value. */
  readonly changes: z.infer<typeof changes>
  /** Of Instagram's entries: the items of `messaging`. */
  readonly items: z.infer<typeof items>
  readonly entries: z.infer<typeof body>['entry']
}

/** A simulator whose webhooks are heard by a real server; `heard` waits for all and tells what came since it was asked. */
export async function hearing(
  options: Partial<SimulatorOptions> = {},
): Promise<Rig & { heard(): Promise<Heard>; hangUp(): Promise<void> }> {
  const receiver = await listen()
  const world = rig({ webhookUrl: receiver.url, concurrency: 1, ...options })
  let from = 0
  return {
    ...world,
    async heard() {
      await world.control.idle()
      const posts = receiver.posts.slice(from)
      from = receiver.posts.length
      const entries = posts.flatMap(({ raw }) => body.parse(JSON.parse(raw.toString())).entry)
      return {
        entries,
        changes: entries.flatMap((entry) => changes.parse(entry['changes'])),
        items: entries.flatMap((entry) => items.parse(entry['messaging'])),
      }
    },
    async hangUp() {
      await world.close()
      await receiver.close()
    },
  }
}
