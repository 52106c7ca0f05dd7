import { createHash } from 'node:crypto'

import type { File } from '@parley/core/domain/file.ts'
import { filesOf } from '@parley/core/domain/files-within.ts'
import { Hono } from 'hono'
import { expect, test } from 'vitest'

import { openLapse, type Lapse } from '../lapse/lapse.ts'
import type { Plan } from '../plan.ts'
import { quietBusiness } from './plans.ts'

const accountId = '106540352242922'
const plan: Plan = {
  ...quietBusiness('Loft', accountId),
  customers: [
    { kind: 'whatsapp', id: 'ana', name: 'Ana', phone: '15550100001', bsuid: 'US.1349005551000001' },
  ],
}
const [count, hour] = [150, 3_600_000]
/** Of what is asked for, half fails in one way or another, and the rest takes its time. */
const rough = { mediaFail: 0.2, mediaGone: 0.1, mediaHtml: 0.1, mediaCorrupt: 0.1, mediaSlow: 5_000 }

test('of files that fail, are slow, false or gone at first, every one arrives as it was sent or says why', async () => {
  const outside = new Hono()
  let underWay = 0
  outside.use(async (_context, next) => {
    underWay += 1
    await next()
    underWay -= 1
  })
  await using lapse = await openLapse({ plan, outside, held: () => underWay })
  const { control } = lapse.simulator
  control.setChaos(rough)
  const sent = Array.from({ length: count }, (_, seed) => {
    const bubble = control.write({
      accountId,
      customerId: 'ana',
      says: { kind: 'image', file: { sample: 'photo.jpg', seed } },
    })
    return bubble.files?.[0]?.id ?? ''
  })
  await lapse.pass(3 * hour)

  const files = await filesIn(lapse)
  expect(files).toHaveLength(count)
  const [whole, failed] = [files.filter(isStored), files.filter(({ state }) => state === 'failed')]
  expect(whole.length + failed.length).toBe(count)
  expect(whole.length).toBeGreaterThan(count / 2)
  expect(failed.filter(({ failure }) => !failure)).toEqual([])
  const hashes = await Promise.all(sent.map((id) => hashOf(lapse, id)))
  expect(new Set(hashes).size).toBe(count)
  expect(whole.filter(({ hash }) => !hashes.includes(hash ?? ''))).toEqual([])
  expect(new Set(whole.map(({ hash }) => hash)).size).toBe(whole.length)
}, 120_000)

function isStored({ state }: File): boolean {
  return state === 'stored'
}

async function filesIn({ hub, business }: Lapse): Promise<readonly File[]> {
  const store = hub().booted.hub.stores.of(business.tenant)
  const query = { status: null, account: null, unreadOnly: false, after: null, limit: 10 }
  const [talk] = await store.conversations(query)
  const messages = talk ? await store.thread(talk.conversation.id, null, count) : []
  const found = await Promise.all(
    messages.flatMap(({ content }) => filesOf(content)).map(({ id }) => store.file(id)),
  )
  return found.filter((file) => file !== null)
}

/** Of the bytes as the customer's phone has them. */
async function hashOf({ simulator }: Lapse, id: string): Promise<string> {
  const answer = await simulator.app.request(`/control/files/${id}`)
  return createHash('sha256')
    .update(Buffer.from(await answer.arrayBuffer()))
    .digest('hex')
}
