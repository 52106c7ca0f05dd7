import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

const start = join(import.meta.dirname, '../start.ts')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-start-'))
})
afterAll(() => rm(folder, { recursive: true }))

interface Started {
  readonly child: ChildProcess
  readonly said: () => string
  readonly ended: Promise<unknown[]>
}

function run(port: number, more: Record<string, string> = {}): Started {
  const env = { PATH: '/usr/bin:/bin', PORT: String(port), DATA_DIR: folder, ...more }
  const child = spawn(process.execPath, [start], { env })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      text += part.toString()
    })
  }
  return { child, said: () => text, ended: once(child, 'exit') }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

const ready = (port: number) =>
  expect
    .poll(
      () =>
        fetch(`http://127.0.0.1:${port}/readyz`).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 60_000 },
    )
    .toBe(200)

async function signInAt(port: number): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'demo@parley.test', password: 'aurora-demo' }),
  })
  return answer.status
}

test('it starts, says where and what to try, stops gently, and finds its data again', async () => {
  const port = await freePort()
  for (let time = 0; time < 2; time += 1) {
    const { child, said, ended } = run(port)
    await ready(port)
    await expect.poll(said).toContain('Ctrl+C stops')
    for (const word of [`http://127.0.0.1:${port}/`, '/inbox/', 'demo@parley.test', 'Try first', 'curl']) {
      expect(said()).toContain(word)
    }
    expect(await signInAt(port)).toBe(200)
    child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
  }
}, 90_000)

test('a port that is taken is named, with what to do', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const { said, ended } = run(port)
  expect(await ended).toEqual([1, null])
  expect(said()).toContain(`Port ${port} on 127.0.0.1 is taken`)
  expect(said()).toContain('set PORT')
  server.close()
}, 60_000)

test('a wrong configuration is named in full, before anything is built or opened', async () => {
  const { said, ended } = run(0, { PORT: 'many', LOG_LEVEL: 'loud' })
  expect(await ended).toEqual([1, null])
  expect(said()).toContain('PORT')
  expect(said()).toContain('LOG_LEVEL')
})

test('without the demo it is the hub alone: no simulator, no sink, no open door', async () => {
  const port = await freePort()
  const { child, ended } = run(port, { DEMO: 'off', DATA_DIR: join(folder, 'alone') })
  await ready(port)
  for (const path of ['/', '/demo/', '/sink/webhooks', '/simulator/control/accounts']) {
    expect((await fetch(`http://127.0.0.1:${port}${path}`)).status).toBe(404)
  }
  expect((await fetch(`http://127.0.0.1:${port}/demo/session`, { method: 'POST' })).status).toBe(404)
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
}, 60_000)
