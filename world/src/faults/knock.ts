import { createHmac } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

import { request } from 'undici'

import { messageItem, whatsAppBody } from '../stories/meta-posts.ts'
import { appSecret } from './far-side.ts'
import { must, tell, type Line } from './report.ts'
import type { Stage } from './stage.ts'

const everyMs = 50

/** Posts webhooks beside Meta's, for a number that nobody has, and notes how each is answered. */
export function knock({ url }: Pick<Stage, 'url'>): {
  /** How many were posted. */
  tried(): number
  end(): Promise<readonly Line[]>
} {
  const answers = new Map<string, number>()
  let [over, tried] = [false, 0]
  const knocking = (async () => {
    for (; !over; tried += 1) {
      const answer = await post(url, tried)
      answers.set(answer, (answers.get(answer) ?? 0) + 1)
      await wait(everyMs)
    }
  })()
  return {
    tried: () => tried,
    async end() {
      over = true
      await knocking
      const bad = [...answers].filter(([answer]) => answer !== '200' && answer !== '503, again later')
      return [
        tell('webhooks put off with 503 and Retry-After', answers.get('503, again later') ?? 0),
        must(
          'webhooks answered in another way',
          bad.map(([answer, count]) => `${count} × ${answer}`).join(', '),
          '',
        ),
      ]
    },
  }
}

const nowhere = { phoneNumberId: '1', wabaId: '1' }

async function post(url: string, at: number): Promise<string> {
  const item = messageItem(nowhere, { phone: '15550009', name: 'Nobody' }, `wamid.knock${at}`, 'Hello?', at)
  const body = JSON.stringify(whatsAppBody([item]))
  const signature = createHmac('sha256', appSecret).update(body).digest('hex')
  try {
    const answer = await request(`${url}/webhooks/meta`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
    })
    await answer.body.dump()
    const later = answer.headers['retry-after'] === undefined ? '' : ', again later'
    return `${answer.statusCode}${later}`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
