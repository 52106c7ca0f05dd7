import { put } from '@parley/core/domain/change.ts'
import type { CustomerId } from '@parley/core/domain/ids.ts'
import type { Stores } from '@parley/core/ports/store.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { account, commitOf, conversation, customer, event, id, key, message, task, tenant } from './given.ts'
import type { killed } from './killed.ts'
import { suspectConformance } from './suspects.ts'

/** A kind of store on a server that several processes share. */
export interface ProcessSubject {
  readonly name: string
  /** A server of its own with an empty database. */
  start(): Promise<Shared>
}

export interface Shared {
  open(): Promise<Stores>
  killed(...how: Parameters<ReturnType<typeof killed>>): Promise<readonly string[]>
  /** Stops the server, and starts it again on the same data. */
  restart(): Promise<void>
  /** Tells the database something in its own words. */
  tell(sql: string): Promise<void>
  /** How often the server has found a circle of waiting transactions. */
  deadlocks(): Promise<number>
  /** How many processes hold the lock by which they are known to live. */
  alive(): Promise<number>
  stop(): Promise<void>
}

/** What every store for several processes promises of them: no two do the same, and what one leaves another finds. */
export function processConformance(subject: ProcessSubject): void {
  describe(`processes that share a database of ${subject.name}`, () => {
    let server: Shared
    let hubs: readonly Stores[]
    beforeAll(async () => {
      server = await subject.start()
      // All at once, so that one takes the steps and the others wait for it.
      hubs = await Promise.all(Array.from({ length: 4 }, () => server.open()))
    }, 60_000)
    afterAll(async () => {
      await Promise.all(hubs.map((hub) => hub.close()))
      await server.stop()
    }, 60_000)
    const hub = (at: number) => hubs[at % hubs.length]!

    it('number the events of an account without a gap, each in the order of its process', async () => {
      const home = id('ten')
      const text = message(conversation({ account: id('acc'), customer: id('cus') }))
      const verdicts = await Promise.all(
        Array.from({ length: 400 }, (_, at) =>
          hub(at)
            .of(home)
            .commit(commitOf([{ kind: 'log', event: event(text) }])),
        ),
      )
      const told = verdicts.flatMap((verdict) => (verdict.kind === 'done' ? verdict.events : []))
      const kept = await hub(0).of(home).log(text.account, 0, 1_000)
      expect(kept.map((one) => one.seq)).toEqual(Array.from({ length: 400 }, (_, at) => at + 1))
      expect(kept).toEqual(told.toSorted((a, b) => a.seq - b.seq))
    })

    it('make one customer of 60 first messages', async () => {
      const home = id('ten')
      const loft = account()
      await hub(0)
        .of(home)
        .commit(commitOf([put('account', loft)]))
      const arrive = async (at: number): Promise<void> => {
        const store = hub(at).of(home)
        const view = await store.receiving(loft.id, {
          kind: 'message',
          accountKey: loft.key,
          externalId: `ext-${at}`,
          from: { identities: ['phone:new', 'bsuid:new'], name: null },
          at: 1_000,
          content: { kind: 'text', text: 'hi' },
          replyTo: null,
        })
        const person = view.customers[0] ?? customer({ identities: ['phone:new', 'bsuid:new'] })
        const talk = view.conversation ?? conversation({ account: loft.id, customer: person.id })
        const seq = talk.lastSeq + 1
        const verdict = await store.commit(
          commitOf([
            ...(view.customers.length === 0 ? [put('customer', person)] : []),
            put('conversation', { ...talk, lastSeq: seq }),
            put('message', message(talk, { seq, placedAt: 1_000 + seq, externalId: `ext-${at}` })),
          ]),
        )
        if (verdict.kind !== 'done') await arrive(at)
      }
      await Promise.all(Array.from({ length: 60 }, (_, at) => arrive(at)))
      const query = { status: null, account: null, unreadOnly: false, after: null, limit: 10 }
      const rows = await hub(1).of(home).conversations(query)
      expect(rows).toHaveLength(1)
      const thread = await hub(2).of(home).thread(rows[0]!.conversation.id, null, 500)
      expect(thread.map((one) => one.seq)).toEqual(Array.from({ length: 60 }, (_, at) => 60 - at))
    })

    it('never wait for each other in a circle over records, keys, logs and groups', async () => {
      const home = id('ten')
      const store = (at: number) => hub(at).of(home)
      const people = Array.from({ length: 12 }, () => customer())
      const logs = Array.from({ length: 6 }, () =>
        message(conversation({ account: id('acc'), customer: id('cus') })),
      )
      await store(0).commit(commitOf(people.map((one) => put('customer', one))))
      await Promise.all(
        Array.from({ length: 300 }, async (_, at) => {
          const two = [people[at % 12]!, people[(at * 7 + 5) % 12]!].toSorted(() => (at % 2 ? 1 : -1))
          const puts = await Promise.all(two.map((one) => store(at).customer(one.id)))
          const taken = customer({ identities: [`phone:${at % 20}`, `phone:${(at * 3) % 20}`] })
          const text = [logs[at % 6]!, logs[(at + 3) % 6]!]
          return store(at).commit(
            commitOf(
              [
                ...puts.flatMap((one) => (one ? [put('customer', one)] : [])),
                ...(at % 5 === 0 ? [put('customer', taken)] : []),
                ...text.map((one) => ({ kind: 'log', event: event(one) }) as const),
              ],
              { tasks: [task(`g${at % 9}`), task(`g${(at * 5) % 9}`)] },
            ),
          )
        }),
      )
      expect(await server.deadlocks()).toBe(0)
    })

    it('lease a group to one of them, and no task is lost, done twice or done before an earlier one', async () => {
      const groups = Array.from({ length: 20 }, (_, at) => `work-${at}`)
      const seen = new Map<string, number[]>()
      const total = groups.length * 30
      let adding = true
      const add = async () => {
        for (let round = 0; round < 30; round += 1)
          await Promise.all(
            groups.map((group, at) =>
              hub(at + round).commit(commitOf([], { tasks: [task(group, { dueAt: 0 })] })),
            ),
          )
        adding = false
      }
      const work = async (at: number) => {
        for (;;) {
          const before = adding
          const leases = await hub(at).tasks.lease(groups, 5, 60_000)
          for (const { group, claims } of leases)
            for (const claim of claims) {
              const verdict = await hub(at).commit(commitOf([], { finish: { kind: 'done', claim } }))
              expect(verdict.kind).toBe('done')
              seen.set(group, [...(seen.get(group) ?? []), claim.task.id])
            }
          if (
            leases.length === 0 &&
            !before &&
            (await hub(at).tasks.waiting(1)).every(({ group }) => !groups.includes(group))
          )
            return
        }
      }
      await Promise.all([add(), ...hubs.map((_, at) => work(at))])
      const done = [...seen.values()]
      expect(done.flat()).toHaveLength(total)
      expect(new Set(done.flat()).size).toBe(total)
      for (const ids of done) expect(ids).toEqual(ids.toSorted((a, b) => a - b))
    })

    it('keep what begins with the end of a task to the one that ended it, for as long as it lives', async () => {
      const leaver = await server.open()
      await leaver.commit(commitOf([], { tasks: [task('ending')] }))
      const [ending] = await leaver.tasks.lease(['ending'], 1, 60_000)
      const finish = { kind: 'done', claim: ending!.claims[0]! } as const
      const tasks = [
        task('begun'),
        task('begun too'),
        task('two'),
        task('two'),
        task('late', { dueAt: 2 ** 45 }),
      ]
      const verdict = await leaver.commit(commitOf([], { finish, tasks }))
      const here = verdict.kind === 'done' ? verdict.hints.filter((hint) => hint.here) : []
      expect(here.map(({ group }) => group)).toEqual(['begun', 'begun too'])
      expect(await hub(1).tasks.lease(['begun', 'begun too'], 5, 60_000)).toEqual([])
      const [lease] = await leaver.tasks.lease(['begun'], 5, 60_000)
      const done = { kind: 'done', claim: lease!.claims[0]! } as const
      expect(await leaver.commit(commitOf([], { finish: done }))).toMatchObject({ kind: 'done', hints: [] })
      await leaver.close()
      const left = await hub(1).tasks.lease(['begun', 'begun too', 'two'], 5, 60_000)
      expect(left.map(({ group, claims }) => [group, claims.length])).toEqual([
        ['begun too', 1],
        ['two', 2],
      ])
    })

    it('hear of it soon when one of them revokes a key', async () => {
      const business = tenant()
      const secret = key()
      await hub(0)
        .of(business.id)
        .commit(commitOf([put('tenant', business), put('key', secret)]))
      expect(await hub(1).keyByHash(secret.hash)).toMatchObject({ key: { revokedAt: null } })
      const revoked = put('key', { ...secret, revokedAt: 5, version: 1 })
      await hub(0)
        .of(business.id)
        .commit(commitOf([revoked]))
      await expect.poll(async () => (await hub(1).keyByHash(secret.hash))?.key.revokedAt).toBe(5)
    })

    it('take over what one of them had in hand when it was killed, and count that', async () => {
      await hub(0).commit(commitOf([], { tasks: [task('doomed'), task('doomed')] }))
      expect(await server.killed('lease', (lines) => lines.includes('leased'))).toContain('doomed 0,0')
      await expect
        .poll(async () => (await hub(0).tasks.waiting(1_000)).map((hint) => hint.group))
        .toContain('doomed')
      const [head] = await hub(1).tasks.lease(['doomed'], 5, 60_000)
      expect(head?.claims.map((claim) => claim.task.crashes)).toEqual([1])
      await hub(1).commit(commitOf([], { finish: { kind: 'done', claim: head!.claims[0]! } }))
      const [next] = await hub(2).tasks.lease(['doomed'], 5, 60_000)
      expect(next?.claims.map((claim) => claim.task.crashes)).toEqual([0])
    })

    suspectConformance(
      () => server,
      () => hub(1),
    )

    it('keep whatever one of them has confirmed before it was killed', async () => {
      const told = await server.killed('commit', (lines) => lines.length >= 1_000)
      const ids = told.map((line) => line.slice('done '.length)) as CustomerId[]
      const kept = await Promise.all(ids.map((one) => hub(0).of('ten_1').customer(one)))
      expect(kept.filter((one) => one === null)).toEqual([])
    })

    it('start beside a newer version that only adds, and are told to be newer where one took away what they need', async () => {
      await server.tell(`insert into migration (name, at) values ('998-adds', 1)`)
      const older = await server.open()
      expect(await older.tenants()).toEqual(await hub(0).tenants())
      await older.close()
      await server.tell(`insert into migration (name, at, since) values ('999-takes-away', 1, '998-adds')`)
      await expect(server.open()).rejects.toThrow('start that version')
      await server.tell(`delete from migration where name in ('998-adds', '999-takes-away')`)
    })

    it('go on after the database was started again, with everything that was confirmed, and are known to live', async () => {
      const person = customer()
      await hub(0)
        .of('ten_1')
        .commit(commitOf([put('customer', person)]))
      await server.restart()
      await expect
        .poll(() =>
          hub(0)
            .of('ten_1')
            .customer(person.id)
            .catch(() => null),
        )
        .toMatchObject({ id: person.id })
      expect(
        (
          await hub(1)
            .of('ten_1')
            .commit(commitOf([put('customer', customer())]))
        ).kind,
      ).toBe('done')
      await expect.poll(() => server.alive()).toBe(hubs.length)
    })
  })
}
