import type { Alert } from '@parley/core/domain/alert.ts'
import { put } from '@parley/core/domain/change.ts'
import type { AlertBook } from '@parley/core/ports/alerts.ts'
import type { Stores } from '@parley/core/ports/store.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { alert, commitOf, id } from './given.ts'
import type { Opened, Subject } from './subject.ts'

/** What every store promises of alerts, of tenants and of the hub itself. */
export function alertConformance(subject: Subject): void {
  describe(`alerts in ${subject.name}`, () => {
    let opened: Opened
    let stores: Stores
    beforeAll(async () => {
      opened = await subject.open({ now: 1_000 })
      stores = opened.stores
    })
    afterAll(() => opened.end())

    const open = (book: AlertBook, { kind, subject }: Alert) => book.openAlert(kind, subject)
    const homes = [
      ['a tenant', () => stores.of(id('ten'))],
      ['the hub', () => stores],
    ] as const

    it.each(homes)('of %s: one of a kind and subject is open at a time', async (_, of) => {
      const home = of()
      const first = alert()
      await home.commit(commitOf([put('alert', first)]))
      const kept = { ...first, version: 1 }
      expect(await open(home, first)).toEqual(kept)
      expect(await home.alert(first.id)).toEqual(kept)
      const another = alert({ subject: first.subject })
      expect(await home.commit(commitOf([put('alert', another)]))).toMatchObject({ kind: 'conflict' })
      await home.commit(commitOf([put('alert', { ...kept, resolvedAt: 2_000 }), put('alert', another)]))
      expect(await open(home, first)).toMatchObject({ id: another.id })
      const page = await home.alerts({ after: null, limit: 2 })
      expect(page.map((each) => each.id)).toEqual([another.id, first.id])
      expect(await home.alerts({ after: first.id, limit: 2 })).toEqual([])
    })

    it('of the hub and of its tenants are apart', async () => {
      const [mine, theirs] = [stores.of(id('ten')), stores.of(id('ten'))]
      const one = alert()
      const same = alert({ subject: one.subject })
      await mine.commit(commitOf([put('alert', one)]))
      expect(await theirs.commit(commitOf([put('alert', same)]))).toMatchObject({ kind: 'done' })
      expect(await open(theirs, one)).toMatchObject({ id: same.id })
      expect(await open(stores, one)).toBeNull()
      expect(await stores.alert(one.id)).toBeNull()
    })
  })
}
