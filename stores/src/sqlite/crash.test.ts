import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

import type { CustomerId } from '@parley/core/domain/ids.ts'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'

import { commitOf, task } from '../conformance/given.ts'
import { business, findings, followAll, talk, write } from '../conformance/search-given.ts'
import { openSqlite } from './index.ts'
import { scratch } from './scratch.ts'

let place: Awaited<ReturnType<typeof scratch>>
beforeEach(async () => {
  place = await scratch({ now: 10_000 })
})
afterEach(() => place.end())

it('whatever the store has confirmed is there after kill -9, with its tasks', async () => {
  await place.stores.close()
  const told = await killed(place.path, 'commit', (lines) => lines.length >= 2_000)
  const stores = await place.reopen()
  expect(new Set(told.map((line) => line.split(' ')[0]))).toEqual(new Set(['done']))
  const ids = told.map((line) => line.slice('done '.length)) as CustomerId[]
  const kept = await Promise.all(ids.map((id) => stores.of('ten_1').customer(id)))
  expect(kept.filter((customer) => customer === null)).toEqual([])
  expect((await stores.tasks.backlog()).count).toBeGreaterThanOrEqual(ids.length)
})

it('a task counts the times it was leased when the process died, alone at the head of its group', async () => {
  await place.stores.commit(commitOf([], { tasks: [task('a'), task('a'), task('b')] }))
  await place.stores.close()
  const until = (lines: readonly string[]) => lines.includes('leased')
  const runs = [await killed(place.path, 'lease', until), await killed(place.path, 'lease', until)]
  expect(runs[0]).toEqual(['a 0,0', 'b 0', 'leased'])
  expect(runs[1]).toEqual(['a 1', 'b 1', 'leased'])
  const stores = await place.reopen()
  const [[a], [b]] = [await stores.tasks.lease(['a'], 10, 5_000), await stores.tasks.lease(['b'], 10, 5_000)]
  expect(a?.claims.map((claim) => claim.task.crashes)).toEqual([2])
  expect(b?.claims.map((claim) => claim.task.crashes)).toEqual([2])
  const claim = a!.claims[0]!
  await stores.commit(commitOf([], { finish: { kind: 'again', claim, dueAt: 10_000 } }))
  const [again] = await stores.tasks.lease(['a'], 1, 5_000)
  expect(again?.claims[0]?.task).toMatchObject({ crashes: 0, tries: 1 })
})

it('every message is found, and once, however often whoever takes up the words was killed', async () => {
  const { store, shop } = await business(place.stores)
  const ana = await talk(store, shop)
  const texts = Array.from({ length: 700 }, (_, at) => `${at}`)
  await Promise.all(texts.map((text, seq) => write(store, ana, `found ${text}`, { seq, placedAt: seq })))
  await place.stores.close()
  for (const steps of [1, 2]) await killed(place.path, 'follow', (lines) => lines.length >= steps)
  const stores = await place.reopen()
  await followAll(stores)
  const found: string[] = []
  for (let after: string | null | undefined; after !== null;) {
    const page = await findings(stores.of(store.tenant), 'found', { after: after ?? null })
    found.push(
      ...page.hits.map(({ message }) => (message.content.kind === 'text' ? message.content.text : '')),
    )
    after = page.next
  }
  expect(found).toEqual(texts.map((text) => `found ${text}`).toReversed())
}, 60_000)

it('a second process is refused as long as the first one lives, and not after its kill -9', async () => {
  await expect(openSqlite({ path: place.path })).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('Another process is using'),
  })
  await place.stores.close()
  await killed(
    place.path,
    'lease',
    (lines) => lines.includes('leased'),
    async () => {
      await expect(openSqlite({ path: place.path })).rejects.toMatchObject({ code: 'unavailable' })
    },
  )
  expect(await (await place.reopen()).tasks.backlog()).toEqual({ count: 0, oldestDueAt: null })
})

it('a start that fails says what to do, and leaves nothing locked', async () => {
  await place.stores.close()
  const db = new Database(place.path)
  db.exec("insert into migration values ('999-from-the-future', 1, '998-unknown')")
  const start = () => openSqlite({ path: place.path })
  await expect(start()).rejects.toThrow('start that version')
  db.exec("delete from migration where name like '999%'")
  db.close()
  await expect(openSqlite({ path: `${place.path}/no/such/folder` })).rejects.toThrow('check the folder')
  expect(await (await place.reopen()).tenants()).toEqual([])
})

/** Starts the doomed process, reads its lines until they suffice, and kills it on the spot. */
async function killed(
  path: string,
  duty: 'commit' | 'lease' | 'follow',
  enough: (lines: readonly string[]) => boolean,
  meanwhile = async () => {},
): Promise<readonly string[]> {
  const script = new URL('./doomed.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [script, path, duty], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (!child.killed && enough(lines)) {
      await meanwhile()
      child.kill('SIGKILL')
    }
  }
  if (child.signalCode === null) await once(child, 'exit')
  expect(child.signalCode).toBe('SIGKILL')
  return lines
}
