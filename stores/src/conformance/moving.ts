import { put, type Put } from '@parley/core/domain/change.ts'
import type { Entry } from '@parley/core/domain/entry.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Mover } from '@parley/core/ports/mover.ts'
import type { Store, Stores } from '@parley/core/ports/store.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import {
  account,
  alert,
  attempt,
  audit,
  commitOf,
  conversation,
  customer,
  event,
  id,
  key,
  letter,
  message,
  session,
  target,
  task,
  tenant,
  user,
} from './given.ts'
import { findings, followAll } from './search-given.ts'
import type { Clock, Opened } from './subject.ts'

/** A kind of store whose content can be moved. */
export interface MovingSubject {
  readonly name: string
  open(clock: Clock): Promise<Movable>
}

export interface Movable extends Opened {
  readonly dump: Mover['dump']
  /** Closes it, loads into it and opens it again; after a refusal it is opened by `reopen`. */
  load(...dumped: Parameters<Mover['load']>): Promise<Stores>
}

/** What every store promises of moving what it holds into another one. */
export function movingConformance(subject: MovingSubject): void {
  describe(`moving out of ${subject.name} and into it`, () => {
    const clock = { now: 10_000 }
    let from: Movable
    let to: Movable
    beforeEach(async () => {
      from = await subject.open(clock)
      to = await subject.open(clock)
    })
    afterEach(async () => {
      await from.end()
      await to.end()
    })

    const all = (opened: Movable, of: TenantId | null = null) => gathered(opened.dump(of).pages)
    const moved = (of: TenantId | null = null) => to.load(from.dump(of), async () => undefined)

    it('leaves a store that holds the same and goes on in the same way', async () => {
      const { store, loft, talk, person } = await furnish(from.stores)
      const before = await all(from)
      const stores = await moved()
      expect(await all(to)).toEqual(before)
      expect(new Set(before.map((entry) => entry.kind)).size).toBeGreaterThan(14)

      const own = stores.of(store.tenant)
      expect(await own.conversation(talk.id)).toEqual({ ...talk, version: 1 })
      expect(await stores.accountFor(loft.channel, loft.key)).toMatchObject({ tenant: store.tenant })
      expect(await own.log(loft.id, 1, 9)).toEqual(await store.log(loft.id, 1, 9))
      const next = commitOf([{ kind: 'log', event: event(message(talk)) }])
      expect(await own.commit(next)).toMatchObject({ events: [{ seq: 3 }] })
      const same = commitOf([put('customer', customer({ identities: person.identities }))])
      expect(await own.commit(same)).toEqual({ kind: 'conflict' })
      const changed = commitOf([put('customer', { ...person, name: 'Later', version: 1 })])
      expect(await own.commit(changed)).toMatchObject({ kind: 'done' })
    })

    it('keeps the waiting work in its order, with what is known of each task', async () => {
      const { store } = await furnish(from.stores)
      const waiting = async (stores: Stores) => {
        clock.now += 60_000
        const leases = await stores.tasks.lease(['a', 'b'], 9, 1_000)
        return leases.map(({ group, claims }) => [group, claims.map((claim) => ({ ...claim.task, id: 0 }))])
      }
      const stores = await moved()
      const found = await waiting(stores)
      expect(found).toEqual(await waiting(from.stores))
      expect(found).toMatchObject([
        [
          'a',
          [
            { tries: 1, triedAt: 10_000, tenant: store.tenant },
            { tries: 0, trace: 'trace-2' },
          ],
        ],
        ['b', [{ tenant: null }]],
      ])
    })

    it('moves one tenant alone', async () => {
      const { store } = await furnish(from.stores)
      const other = from.stores.of(id('ten'))
      await other.commit(
        commitOf([put('customer', customer())], { tasks: [task('c', { tenant: other.tenant })] }),
      )
      const stores = await moved(store.tenant)
      expect((await stores.tenants()).map((one) => one.id)).toEqual([store.tenant])
      const left = (await all(to)).filter((entry) => entry.kind !== 'tenant')
      expect(new Set(left.map((entry) => entry.tenant))).toEqual(new Set([store.tenant]))
      expect(await all(to)).toEqual(await all(from, store.tenant))
    })

    it('moves what belongs to no tenant that is known, and more than a page of it', async () => {
      const store = from.stores.of(id('ten'))
      const people = Array.from({ length: 1_030 }, () => customer())
      for (let at = 0; at < people.length; at += 50)
        await store.commit(commitOf(people.slice(at, at + 50).map((one) => put('customer', one))))
      const stores = await moved()
      expect((await all(to)).map((entry) => entry.kind)).toEqual(people.map(() => 'customer'))
      const last = people.at(-1)?.id ?? 'cus_'
      expect(await stores.of(store.tenant).customer(last)).toMatchObject({ id: last })
    })

    it('finds the same words there, also where it had looked for them before', async () => {
      const { store } = await furnish(from.stores)
      await followAll(to.stores)
      const stores = await moved()
      expect(await stores.words.behind()).toMatchObject({ isBuilding: true })
      await followAll(stores)
      expect(await stores.words.behind()).toEqual({ events: 0, isBuilding: false })
      expect((await findings(stores.of(store.tenant), 'line')).hits).toHaveLength(1)
    })

    it('shows one moment, whatever is written meanwhile', async () => {
      const { store, person } = await furnish(from.stores)
      const before = await all(from)
      const seen: Entry[] = []
      for await (const page of from.dump(null).pages) {
        if (seen.push(...page) !== 1) continue
        const changed = put('customer', { ...person, name: 'Meanwhile', version: 1 })
        expect((await store.commit(commitOf([changed, put('user', user())]))).kind).toBe('done')
      }
      expect(seen).toEqual(before)
    })

    it('refuses a store that holds something, and leaves it as it is', async () => {
      await furnish(from.stores)
      await furnish(to.stores)
      const before = await all(to)
      await expect(moved()).rejects.toThrow('holds a hub already')
      await to.reopen()
      expect(await all(to)).toEqual(before)
    })

    it('refuses documents of another form with what to do', async () => {
      const { pages } = from.dump(null)
      const prove = async () => undefined
      await expect(to.load({ form: '999-later', pages }, prove)).rejects.toThrow('with that version')
      await expect(to.load({ form: '001-first', pages }, prove)).rejects.toThrow('export again')
      await to.reopen()
    })

    it('is undone by whoever proves it, and by a record that cannot be', async () => {
      const { loft } = await furnish(from.stores)
      const doubt = to.load(from.dump(null), async (pages) => {
        expect(await gathered(pages)).toEqual(await all(from))
        throw new Error('It is not the same.')
      })
      await expect(doubt).rejects.toThrow('It is not the same.')
      const twin: Entry = { kind: 'account', tenant: id('ten'), doc: { ...loft, id: id('acc') } }
      const pages = (async function* () {
        yield* from.dump(null).pages
        yield [twin]
      })()
      const { form } = from.dump(null)
      await expect(to.load({ form, pages }, async () => undefined)).rejects.toThrow('unique_key')
      await to.reopen()
      expect(await all(to)).toEqual([])
    })
  })
}

async function gathered(pages: AsyncIterable<readonly Entry[]>): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  for await (const page of pages) entries.push(...page)
  return entries
}

/** A tenant with one of everything, the hub's own things, and tasks of which one has failed before. */
async function furnish(stores: Stores) {
  const business = tenant()
  const store: Store = stores.of(business.id)
  const [loft, person, ben] = [account(), customer(), user()]
  const talk = conversation({ account: loft.id, customer: person.id })
  const text = message(talk, { idempotencyKey: `key ${talk.id}` })
  const hook = { url: 'https://crm.example', description: '', secrets: [], kinds: null, active: true }
  const filter = { state: 'open', reason: null, account: null, endpoint: null, from: null, to: null } as const
  const progress = { total: 1, replayed: 0, left: 0, after: null, finishedAt: null }
  const own = { createdAt: 1_000, version: 0 }
  const puts: Put[] = [
    put('tenant', business),
    put('account', loft),
    put('customer', person),
    put('conversation', talk),
    put('message', text),
    put('endpoint', { ...own, ...hook, id: id('end'), account: null }),
    put('user', ben),
    put('session', session(ben)),
    put('letter', letter()),
    put('redrive', { ...own, ...progress, id: id('rdv'), filter }),
    put('alert', alert()),
    put('target', target()),
    put('key', key()),
    put('audit', audit()),
    put('attempt', attempt({ message: text.id })),
  ]
  const logged = [event(text), event(text)].map((each) => ({ kind: 'log', event: each }) as const)
  const tasks = [task('a', { tenant: store.tenant }), task('a', { tenant: store.tenant, trace: 'trace-2' })]
  await store.commit(commitOf([...puts, ...logged], { tasks }))
  const ofHub = [put('letter', letter()), put('alert', alert()), put('audit', audit())]
  await stores.commit(commitOf(ofHub, { tasks: [task('b')] }))
  const [lease] = await stores.tasks.lease(['a'], 1, 1_000)
  const [claim] = lease?.claims ?? []
  if (claim) await store.commit(commitOf([], { finish: { kind: 'again', claim, dueAt: 11_000 } }))
  return { store, loft, person, talk }
}
