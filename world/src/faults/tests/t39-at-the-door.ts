import { createHmac, randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'

import { Client, request } from 'undici'

import { messageItem, whatsAppBody } from '../../stories/meta-posts.ts'
import { appSecret } from '../far-side.ts'
import type { Fault } from '../fault.ts'
import { must, tell, type Line } from '../report.ts'
import { comes, load, membersOf, type Stage } from '../stage.ts'

const mb = 1024 * 1024
const always = 'Meta’s own webhooks are all answered with 200 meanwhile.'

/** From now on: the stage may have seen other seeds. */
function refusals({ far: { simulator } }: Stage): () => Line {
  const before = simulator.control.counters().failed
  return () => must('webhooks of Meta’s that were refused', simulator.control.counters().failed - before, 0)
}

export const t39: Fault = {
  id: 'T39',
  fault: 'Webhooks are as large as may be, and larger; some do not say how large.',
  injection:
    'Signed bodies of 1 MB, 3 MB and 3 MB and a byte, with their length and without, whole and in small pieces.',
  passes: `Up to 3 MB they are taken, beyond it is 413. ${always}`,
  profiles: ['embedded', 'server'],
  async run(stage, size) {
    const refused = refusals(stage)
    const wrong: string[] = []
    const knocking = async () => {
      for (let round = 0; round < size.times; round += 1)
        for (const bytes of [mb, 3 * mb, 3 * mb + 1])
          for (const inPieces of [false, true]) {
            const status = await post(stage.url, padded(round, bytes), inPieces)
            if (status !== (bytes > 3 * mb ? 413 : 200)) wrong.push(`${status} for ${bytes} bytes`)
          }
    }
    await Promise.all([load(stage, size), knocking()])
    return [must('answers that were not right', wrong.join(', '), ''), refused()]
  },
}

/** Spaces are JSON, too. */
function padded(round: number, bytes: number): Buffer {
  const from = { phone: '15550009', name: 'Nobody' }
  const item = messageItem(
    { phoneNumberId: '1', wabaId: '1' },
    from,
    `wamid.large${round}.${bytes}`,
    'Hello',
    1,
  )
  return Buffer.from(JSON.stringify(whatsAppBody([item])).padEnd(bytes))
}

/** On a connection of its own: whoever goes on writing after a 413 is cut off in the end. */
async function post(url: string, body: Buffer, inPieces: boolean): Promise<number> {
  const signature = createHmac('sha256', appSecret).update(body).digest('hex')
  const client = new Client(url)
  const { statusCode, body: answer } = await client.request({
    path: '/webhooks/meta',
    method: 'POST',
    body: inPieces ? Readable.from(pieces(body)) : body,
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
  })
  await answer.dump()
  await client.destroy()
  return statusCode
}

function* pieces(body: Buffer): Generator<Buffer> {
  for (let at = 0; at < body.length; at += 1_000) yield body.subarray(at, at + 1_000)
}

export const t40: Fault = {
  id: 'T40',
  fault: 'Many connections are opened that never get on.',
  injection:
    'A hundred connections to every process for each time; half send a header, the others a body, a byte a second.',
  passes: `The hub closes every one of them. ${always}`,
  profiles: ['embedded', 'server'],
  async run(stage, size) {
    const refused = refusals(stage)
    const sockets = membersOf(stage).flatMap(({ port }) =>
      Array.from({ length: size.times * 100 }, (_, at) => dripping(port, at % 2 === 0)),
    )
    await load(stage, size)
    await comes(() => sockets.every(({ closed }) => closed()), 120_000)
    for (const { end } of sockets) end()
    return [
      tell('connections', sockets.length),
      must('connections that stayed open', sockets.filter(({ closed }) => !closed()).length, 0),
      refused(),
    ]
  },
}

function dripping(port: number, isHeader: boolean) {
  const socket = connect(port, '127.0.0.1')
  let closed = false
  const head = 'POST /webhooks/meta HTTP/1.1\r\nhost: hub\r\n'
  socket.on('error', () => undefined)
  socket.on('close', () => void (closed = true))
  socket.write(isHeader ? `${head}x-slow: ` : `${head}content-length: 100000\r\n\r\n`)
  const drip = setInterval(() => socket.writable && socket.write('x'), 1_000)
  return {
    closed: () => closed,
    end() {
      clearInterval(drip)
      socket.destroy()
    },
  }
}

export const t41: Fault = {
  id: 'T41',
  fault: 'Somebody who does not know the secret floods the door.',
  injection:
    'Webhooks of the right shape with random signatures, sixteen at a time, as long as customers write.',
  passes: `Each is answered with 401, and none is read. ${always}`,
  profiles: ['embedded', 'server'],
  async run(stage, size) {
    const refused = refusals(stage)
    const answers = new Map<number, number>()
    let over = false
    const flooding = Array.from({ length: 16 }, async () => {
      while (!over) {
        const status = await postUnsigned(stage.url)
        answers.set(status, (answers.get(status) ?? 0) + 1)
        await wait(5)
      }
    })
    await load(stage, size)
    over = true
    await Promise.all(flooding)
    return [
      tell('forged webhooks', answers.get(401) ?? 0),
      must(
        'of which were not answered with 401',
        [...answers.keys()].filter((status) => status !== 401).length,
        0,
      ),
      refused(),
    ]
  },
}

async function postUnsigned(url: string): Promise<number> {
  const { statusCode, body } = await request(`${url}/webhooks/meta`, {
    method: 'POST',
    body: padded(0, 1_000),
    headers: { 'x-hub-signature-256': `sha256=${randomBytes(32).toString('hex')}` },
  })
  await body.dump()
  return statusCode
}
