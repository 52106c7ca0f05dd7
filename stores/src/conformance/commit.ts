import { put } from '@parley/core/domain/change.ts'
import type { Stores } from '@parley/core/ports/store.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import {
  account,
  commitOf,
  conversation,
  customer,
  event,
  id,
  key,
  letter,
  message,
  openLetters,
  session,
  task,
  tenant,
  user,
} from './given.ts'
import type { Opened, Subject } from './subject.ts'

const done = { kind: 'done' }
const conflict = { kind: 'conflict' }
const hubWide = new Set(['user', 'account', 'key'])

/** What every store promises of a commit: all or nothing, versions, unique keys, logs without gaps. */
export function commitConformance(subject: Subject): void {
  describe(`commits to ${subject.name}`, () => {
    let opened: Opened
    let stores: Stores
    beforeAll(async () => {
      opened = await subject.open({ now: 1_000 })
      stores = opened.stores
    })
    afterAll(() => opened.end())
    const fresh = () => stores.of(id('ten'))

    it('write all of it, and count the version up', async () => {
      const store = fresh()
      const person = customer()
      const talk = conversation({ account: id('acc'), customer: person.id })
      const text = message(talk)
      const changes = [put('customer', person), put('conversation', talk), put('message', text)]
      expect(await store.commit(commitOf(changes))).toEqual({ kind: 'done', events: [], hints: [] })
      expect(await store.customer(person.id)).toEqual({ ...person, version: 1 })
      expect(await store.conversation(talk.id)).toEqual({ ...talk, version: 1 })
      expect(await store.message(text.id)).toEqual({ ...text, version: 1 })
    })

    it('of a record that somebody else has written since are a conflict, and nothing of them is left', async () => {
      const store = fresh()
      const person = customer()
      await store.commit(commitOf([put('customer', person)]))
      const talk = conversation({ account: id('acc'), customer: person.id })
      const late = commitOf([put('conversation', talk), put('customer', { ...person, name: 'Late' })], {
        tasks: [task(`of ${person.id}`)],
      })
      expect(await store.commit(late)).toEqual(conflict)
      expect(await store.conversation(talk.id)).toBeNull()
      expect(await store.customer(person.id)).toEqual({ ...person, version: 1 })
      expect(await stores.tasks.lease([`of ${person.id}`], 1, 1_000)).toEqual([])
    })

    it('of a record that does not exist, with a version, are a conflict', async () => {
      expect(await fresh().commit(commitOf([put('customer', customer({ version: 3 }))]))).toEqual(conflict)
    })

    it('made at once from the same version let one pass', async () => {
      const store = fresh()
      const person = customer()
      await store.commit(commitOf([put('customer', person)]))
      const race = Array.from({ length: 20 }, (_, at) =>
        store.commit(commitOf([put('customer', { ...person, name: `${at}`, version: 1 })])),
      )
      const verdicts = await Promise.all(race)
      const winner = verdicts.findIndex((verdict) => verdict.kind === 'done')
      expect(verdicts.filter((verdict) => verdict.kind === 'done')).toHaveLength(1)
      expect(await store.customer(person.id)).toMatchObject({ name: `${winner}`, version: 2 })
    })

    it('may write on what they have themselves just written', async () => {
      const store = fresh()
      const person = customer()
      const twice = [put('customer', person), put('customer', { ...person, name: 'Second', version: 1 })]
      expect(await store.commit(commitOf(twice))).toMatchObject(done)
      expect(await store.customer(person.id)).toMatchObject({ name: 'Second', version: 2 })
    })

    const pair = { account: id('acc'), customer: id('cus') }
    const talk = conversation(pair)
    it.each([
      ['an external id on its account', () => message(talk, { externalId: 'ext-same' }), 'message'],
      [
        'an idempotency key in its tenant',
        () => message(talk, { externalId: null, idempotencyKey: 'key-same' }),
        'message',
      ],
      [
        'an identity in its tenant',
        () => customer({ identities: [`phone:${id('cus')}`, 'phone:same'] }),
        'customer',
      ],
      ['a conversation of a customer on an account', () => conversation(pair), 'conversation'],
      ['an e-mail address in the hub', () => user({ email: 'same@example.org' }), 'user'],
      ['an invitation in the hub', () => user({ invite: { tokenHash: 'same', expiresAt: 9_000 } }), 'user'],
      ['a secret of a key in the hub', () => key({ hash: 'same' }), 'key'],
      ['an active account with its key in the hub', () => account({ key: 'key-same' }), 'account'],
    ] as const)('let one record have %s', async (_what, make, record) => {
      const store = fresh()
      // The maker and the kind stand beside each other above; the compiler loses the pair in a table of tests.
      const putting = () => commitOf([put(record, make() as never)])
      const [first, second] = await Promise.all([store.commit(putting()), store.commit(putting())])
      expect([first.kind, second.kind]).toEqual(['done', 'conflict'])
      expect(await store.commit(putting())).toEqual(conflict)
      const elsewhere = await fresh().commit(putting())
      expect(elsewhere.kind).toBe(hubWide.has(record) ? 'conflict' : 'done')
    })

    it('that claim one key twice are a conflict', async () => {
      const both = [customer({ identities: ['phone:1'] }), customer({ identities: ['phone:1'] })]
      expect(await fresh().commit(commitOf(both.map((one) => put('customer', one))))).toEqual(conflict)
    })

    it('give a key back when a record no longer has it, also to a record of the same commit', async () => {
      const store = fresh()
      const one = customer({ identities: ['phone:1', 'phone:2'] })
      await store.commit(commitOf([put('customer', one)]))
      const other = customer({ identities: ['phone:2'] })
      const move = [put('customer', { ...one, identities: ['phone:1'], version: 1 }), put('customer', other)]
      expect(await store.commit(commitOf(move))).toMatchObject(done)
      const third = customer({ identities: ['phone:1'] })
      expect(await store.commit(commitOf([put('customer', third)]))).toEqual(conflict)
      const back = [put('customer', { ...other, identities: [], version: 1 })]
      expect(await store.commit(commitOf(back))).toMatchObject(done)
      expect(
        await store.commit(commitOf([put('customer', customer({ identities: ['phone:2'] }))])),
      ).toMatchObject(done)
    })

    it('free the key of an account that is switched off', async () => {
      const [one, other] = [fresh(), fresh()]
      const loft = account()
      await one.commit(commitOf([put('account', loft)]))
      const again = account({ key: loft.key })
      expect(await other.commit(commitOf([put('account', again)]))).toEqual(conflict)
      await one.commit(commitOf([put('account', { ...loft, active: false, version: 1 })]))
      expect(await other.commit(commitOf([put('account', again)]))).toMatchObject(done)
      expect(await stores.accountFor(loft.channel, loft.key)).toMatchObject({ tenant: other.tenant })
    })

    it('drop a session, and nobody is signed in by it any more', async () => {
      const business = tenant()
      const store = stores.of(business.id)
      const ben = user()
      const open = session(ben)
      await store.commit(commitOf([put('tenant', business), put('user', ben), put('session', open)]))
      const seen = () => stores.signedIn(business.id, open.id)
      expect(await seen()).toEqual({
        tenant: { ...business, version: 1 },
        user: { ...ben, version: 1 },
        session: { ...open, version: 1 },
      })
      expect(await stores.signedIn(id('ten'), open.id)).toBeNull()
      await store.commit(commitOf([put('user', { ...ben, deactivatedAt: 5, version: 1 })]))
      expect(await seen()).toMatchObject({ user: { deactivatedAt: 5 } })
      const drop = commitOf([{ kind: 'drop', record: 'session', id: open.id }])
      expect(await store.commit(drop)).toMatchObject(done)
      expect(await store.commit(drop)).toMatchObject(done)
      expect(await seen()).toBeNull()
    })

    it('number the events of an account without a gap, whoever commits at the same time', async () => {
      const store = fresh()
      const text = message(conversation({ account: id('acc'), customer: id('cus') }))
      await store.commit(commitOf([put('message', text)]))
      const commits = Array.from({ length: 150 }, (_, at) => {
        const log = [event(text), event(text)].map((event) => ({ kind: 'log', event }) as const)
        const stale = at % 3 === 0 ? [put('message', text)] : []
        return store.commit(commitOf([...log, ...stale]))
      })
      const verdicts = await Promise.all(commits)
      const told = verdicts.flatMap((verdict) => (verdict.kind === 'done' ? verdict.events : []))
      expect(told.map((event) => event.seq)).toEqual(Array.from({ length: 200 }, (_, at) => at + 1))
      expect(await store.log(text.account, 0, 1_000)).toEqual(told)
      expect(await store.log(text.account, 197, 2)).toEqual(told.slice(197, 199))
      expect(await store.heads()).toEqual({ [text.account]: 200 })
      expect(await store.event(told[7]!.id)).toEqual(told[7])
    })

    it('of 200 first messages of one new customer make one customer and one conversation', async () => {
      const store = fresh()
      const home = id('acc')
      await store.commit(commitOf([put('account', account({ id: home, key: home }))]))
      const arrive = async (at: number): Promise<void> => {
        const view = await store.receiving(home, {
          kind: 'message',
          accountKey: home,
          externalId: `ext-${at}`,
          from: { identities: ['phone:new'], name: null },
          at: 1_000,
          content: { kind: 'text', text: 'hi' },
          replyTo: null,
        })
        const person = view.customers[0] ?? customer({ identities: ['phone:new'] })
        const talk = view.conversation ?? conversation({ account: home, customer: person.id })
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
      await Promise.all(Array.from({ length: 200 }, (_, at) => arrive(at)))
      const query = { status: null, account: null, unreadOnly: false, after: null, limit: 10 }
      const rows = await store.conversations(query)
      expect(rows).toHaveLength(1)
      const thread = await store.thread(rows[0]!.conversation.id, null, 500)
      expect(thread.map((one) => one.seq)).toEqual(Array.from({ length: 200 }, (_, at) => 200 - at))
    }, 60_000)

    it('without a tenant write tenants and letters, and refuse what belongs to one', async () => {
      const business = tenant()
      const lost = letter()
      await stores.commit(commitOf([put('tenant', business), put('letter', lost)]))
      expect(await stores.tenants()).toContainEqual({ ...business, version: 1 })
      expect(await stores.letters({ ...openLetters, limit: 10 })).toEqual([{ ...lost, version: 1 }])
      const refused = async () => stores.commit(commitOf([put('customer', customer())]))
      await expect(refused()).rejects.toThrow('stores.of(tenant)')
      const foreign = async () => fresh().commit(commitOf([put('tenant', business)]))
      await expect(foreign()).rejects.toThrow('cannot write the tenant')
    })

    it('stand after the store was closed and opened again', async () => {
      const store = fresh()
      const person = customer()
      await store.commit(commitOf([put('customer', person)]))
      stores = await opened.reopen()
      expect(await stores.of(store.tenant).customer(person.id)).toEqual({ ...person, version: 1 })
    })
  })
}
