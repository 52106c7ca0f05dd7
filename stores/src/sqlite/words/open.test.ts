import { copyFileSync, rmSync, writeFileSync } from 'node:fs'

import { afterEach, beforeEach, expect, it } from 'vitest'

import { business, findings, followAll, talk, write } from '../../conformance/search-given.ts'
import { backUpSqlite, restoreSqlite } from '../copies.ts'
import { scratch } from '../scratch.ts'

let place: Awaited<ReturnType<typeof scratch>>
let home: Awaited<ReturnType<typeof business>>
let ana: Awaited<ReturnType<typeof talk>>
beforeEach(async () => {
  place = await scratch({ now: 1_000 })
  home = await business(place.stores)
  ana = await talk(home.store, home.shop, { name: 'Ana' })
  await write(home.store, ana, 'before one')
  await followAll(place.stores)
})
afterEach(() => place.end())

/** What is found once the store was closed, something was done to its files, and it was opened again. */
async function foundAfter(deed: (words: string) => void): Promise<readonly string[]> {
  await place.stores.close()
  deed(`${place.path}.words`)
  const stores = await place.reopen()
  await followAll(stores)
  const { hits } = await findings(stores.of(home.store.tenant), 'before')
  return hits.map(({ message }) => (message.content.kind === 'text' ? message.content.text : ''))
}

it('an index that is gone is made again from what there is', async () => {
  expect(await foundAfter((words) => rmSync(words))).toEqual(['before one'])
})

it('an index that is damaged is made again', async () => {
  expect(await foundAfter((words) => writeFileSync(words, 'no database at all'))).toEqual(['before one'])
})

it('an index that knows more than the data is made again', async () => {
  await place.stores.close()
  copyFileSync(place.path, `${place.path}.earlier`)
  place.stores = await place.reopen()
  await write(place.stores.of(home.store.tenant), ana, 'before two', { placedAt: 2_000 })
  await followAll(place.stores)
  expect(await foundAfter(() => copyFileSync(`${place.path}.earlier`, place.path))).toEqual(['before one'])
})

it('a copy that is put in place of the data is searched like the data', async () => {
  const copy = `${place.path}.copy`
  backUpSqlite(place.path, copy)
  await write(home.store, ana, 'before two', { placedAt: 2_000 })
  await followAll(place.stores)
  expect(await foundAfter(() => restoreSqlite(place.path, copy, 1))).toEqual(['before one'])
})
