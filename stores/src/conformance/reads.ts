import { put } from '@parley/core/domain/change.ts'
import type { ChannelEvent } from '@parley/core/domain/channel-event.ts'
import type { Conversation } from '@parley/core/domain/conversation.ts'
import type { Message } from '@parley/core/domain/message.ts'
import type { Store, Stores } from '@parley/core/ports/store.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import {
  account,
  attempt,
  commitOf,
  conversation,
  customer,
  id,
  letter,
  message,
  openLetters,
  user,
} from './given.ts'
import type { Opened, Subject } from './subject.ts'

/** What every store promises of its views and pages: what is in them, and in which order. */
export function readConformance(subject: Subject): void {
  describe(`reads from ${subject.name}`, () => {
    let opened: Opened
    let stores: Stores
    beforeAll(async () => {
      opened = await subject.open({ now: 1_000 })
      stores = opened.stores
    })
    afterAll(() => opened.end())
    const fresh = () => stores.of(id('ten'))
    const ids = (records: readonly { readonly id: string }[]) => records.map((one) => one.id)

    describe('of a conversation with outgoing messages', () => {
      const loft = account()
      const person = customer({ identities: ['phone:1', 'bsuid:1'] })
      const twin = customer({ identities: ['phone:2'] })
      const talk = conversation({ account: loft.id, customer: person.id })
      const at = (seq: number, status: Message['status']) =>
        message(talk, { seq, placedAt: 1_000 + seq, status, direction: 'out' })
      const thread = [
        at(1, 'sending'),
        at(2, 'delivered'),
        at(3, 'sent'),
        at(4, 'read'),
        at(5, 'unknown'),
        at(6, 'sent'),
      ]
      const [first, , third, fourth, fifth] = thread
      let store: Store
      beforeAll(async () => {
        store = fresh()
        const people = [person, twin].map((one) => put('customer', one))
        const records = [put('account', loft), ...people, put('conversation', talk)]
        await store.commit(commitOf([...records, ...thread.map((one) => put('message', one))]))
      })
      const seen = (event: Partial<ChannelEvent>, on = loft) =>
        // Each test gives what its kind of event needs.
        store.receiving(on.id, {
          accountKey: '',
          externalId: 'new',
          reference: null,
          at: 1,
          ...event,
        } as ChannelEvent)

      it('a new message finds every customer with one of its identities, and the conversation of the first', async () => {
        const from = { identities: ['phone:none', 'bsuid:1', 'phone:1', 'phone:2'], name: null }
        const view = await seen({ kind: 'message', from })
        expect(ids(view.customers)).toEqual([person.id, twin.id])
        expect(view).toMatchObject({
          conversation: { id: talk.id },
          message: null,
          inFlight: [],
          lastRead: null,
          unreadUpTo: [],
        })
        expect(await seen({ kind: 'message', from: { identities: ['phone:2'], name: null } })).toMatchObject({
          conversation: null,
        })
      })

      it('a status report finds its message by the channel’s id, or by ours', async () => {
        const byExternal = { kind: 'status', externalId: third!.externalId ?? '' } as const
        expect(await seen(byExternal)).toMatchObject({
          customers: [],
          message: { id: third!.id },
          conversation: { id: talk.id },
        })
        expect(await seen({ kind: 'status', reference: first!.id })).toMatchObject({
          message: { id: first!.id },
        })
        expect(await seen({ kind: 'status', reference: id('msg') })).toMatchObject({ message: null })
      })

      it('an echo finds what is in flight, oldest first, and what was read last', async () => {
        const event = { kind: 'echo', to: { identities: ['phone:1'], name: null } } as const
        expect(ids((await seen(event)).inFlight)).toEqual([first!.id, fifth!.id])
        expect((await seen(event)).lastRead?.id).toBe(thread.findLast(({ status }) => status === 'read')?.id)
      })

      it('an echo where nothing is in flight does not ask what was read', async () => {
        const [shop, anyone] = [account(), customer({ identities: ['phone:3'] })]
        const calm = conversation({ account: shop.id, customer: anyone.id })
        const read = message(calm, { status: 'read', direction: 'out' })
        const records = [put('account', shop), put('customer', anyone), put('conversation', calm)]
        await store.commit(commitOf([...records, put('message', read)]))
        const event = { kind: 'echo', to: { identities: ['phone:3'], name: null } } as const
        expect(await seen(event, shop)).toMatchObject({
          conversation: { id: calm.id },
          inFlight: [],
          lastRead: null,
        })
      })

      it('a read report finds what is unread up to its message, oldest first', async () => {
        const view = await seen({ kind: 'read', externalId: fourth!.externalId ?? '' })
        expect(ids(view.unreadUpTo)).toEqual(ids(thread.slice(1, 3)))
      })

      it('a delivery and a send find all that belongs to them', async () => {
        const whole = { conversation: { id: talk.id }, customer: { id: person.id }, account: { id: loft.id } }
        expect(await store.delivering(third!.id)).toMatchObject({ ...whole, message: { id: third!.id } })
        expect(await store.sending(talk.id, 'no such key')).toMatchObject({ ...whole, earlier: null })
        const keyed = message(talk, { idempotencyKey: 'key' })
        await store.commit(commitOf([put('message', keyed)]))
        expect(await store.sending(talk.id, 'key')).toMatchObject({ earlier: { id: keyed.id } })
        expect(await store.delivering(id('msg'))).toBeNull()
        expect(await store.sending(id('con'), 'key')).toBeNull()
      })
    })

    it('give the thread from its end, page by page, late messages in their place', async () => {
      const store = fresh()
      const talk = conversation({ account: id('acc'), customer: id('cus') })
      const places = [10, 20, 20, 30, 15]
      const texts = places.map((placedAt, at) => message(talk, { seq: at + 1, placedAt }))
      await store.commit(commitOf(texts.map((one) => put('message', one))))
      const order = [3, 2, 1, 4, 0].map((at) => texts[at]!.id)
      expect(ids(await store.thread(talk.id, null, 10))).toEqual(order)
      expect(ids(await store.thread(talk.id, null, 2))).toEqual(order.slice(0, 2))
      expect(ids(await store.thread(talk.id, order[1]!, 2))).toEqual(order.slice(2, 4))
      expect(ids(await store.thread(talk.id, order[4]!, 2))).toEqual([])
      expect(ids(await store.following(talk.id, order[3]!, 2))).toEqual([order[2], order[1]])
      expect(ids(await store.following(talk.id, order[0]!, 2))).toEqual([])
      expect(ids(await store.following(id('con'), order[3]!, 2))).toEqual([])
    })

    it('list conversations by activity, filtered, page by page, each with its customer', async () => {
      const store = fresh()
      const accounts = [account(), account()]
      const homes = accounts.map((each) => each.id)
      const person = customer()
      await store.commit(commitOf([put('customer', person), ...accounts.map((each) => put('account', each))]))
      const talks = Array.from({ length: 40 }, (_, at) =>
        conversation(
          { account: homes[at % 2]!, customer: at === 0 ? person.id : id('cus') },
          { status: at % 4 === 3 ? 'closed' : 'open', unread: at % 3, lastPlacedAt: 2_000 - (at % 10) },
        ),
      )
      const people = talks.slice(1).map((talk) => customer({ id: talk.customer, identities: [] }))
      await store.commit(commitOf(people.map((one) => put('customer', one))))
      await store.commit(commitOf(talks.map((one) => put('conversation', one))))
      const latest = talks.toSorted((a, b) => b.lastPlacedAt - a.lastPlacedAt || (a.id < b.id ? 1 : -1))
      for (const status of [null, 'open', 'closed'] as const) {
        for (const home of [null, homes[1]!]) {
          for (const unreadOnly of [false, true]) {
            const wanted = latest.filter(
              (talk) =>
                (status === null || talk.status === status) &&
                (home === null || talk.account === home) &&
                (!unreadOnly || talk.unread > 0),
            )
            const query = { status, account: home, unreadOnly, limit: 7 }
            expect(await inPages(store, query)).toEqual(ids(wanted))
          }
        }
      }
      expect(await store.counts()).toEqual({
        open: talks.filter((talk) => talk.status === 'open').length,
        unread: talks.filter((talk) => talk.status === 'open' && talk.unread > 0).length,
      })
      const all = await store.conversations({
        status: null,
        account: null,
        unreadOnly: false,
        after: null,
        limit: 50,
      })
      expect(all.every((row) => row.conversation.customer === row.customer.id)).toBe(true)
    })

    it('give letters newest first, page by page', async () => {
      const store = fresh()
      const letters = Array.from({ length: 5 }, letter)
      await store.commit(commitOf(letters.map((one) => put('letter', one))))
      const order = ids(letters).toReversed()
      const page = await store.letters({ ...openLetters, limit: 3 })
      expect(ids(page)).toEqual(order.slice(0, 3))
      expect(ids(await store.letters({ ...openLetters, after: page[2]!.id, limit: 3 }))).toEqual(
        order.slice(3),
      )
    })

    it('give letters by state, reason, account, endpoint and time, and count them', async () => {
      const store = fresh()
      const [loft, hook] = [id('acc'), id('end')]
      const all = [
        letter({ account: loft, createdAt: 10 }),
        letter({ account: loft, endpoint: hook, reason: 'exhausted', createdAt: 20 }),
        letter({ state: 'discarded', createdAt: 30 }),
        letter({ createdAt: 40 }),
      ]
      await store.commit(commitOf(all.map((one) => put('letter', one))))
      const found = async (over: Partial<typeof openLetters>) => {
        const query = { ...openLetters, ...over }
        const letters = await store.letters(query)
        expect(await store.letterCount(query)).toBe(letters.length)
        return letters.map((one) => all.findIndex((each) => each.id === one.id))
      }
      expect(await found({})).toEqual([3, 1, 0])
      expect(await found({ order: 'oldest' })).toEqual([0, 1, 3])
      expect(await found({ state: 'discarded' })).toEqual([2])
      expect(await found({ account: loft })).toEqual([1, 0])
      expect(await found({ account: loft, reason: 'rejected' })).toEqual([0])
      expect(await found({ endpoint: hook })).toEqual([1])
      expect(await found({ from: 20, to: 40 })).toEqual([1])
      const page = await store.letters({ ...openLetters, order: 'oldest', after: all[0]!.id, limit: 1 })
      expect(ids(page)).toEqual([all[1]!.id])
    })

    it('give attempts of an endpoint, an event or a message newest first, page by page', async () => {
      const store = fresh()
      const [hook, other] = [id('end'), id('end')]
      const [told, text] = [id('evt'), id('msg')]
      const all = [
        attempt({ endpoint: hook, event: told, status: 500 }),
        attempt({ endpoint: other, event: told }),
        attempt({ message: text }),
        attempt({ endpoint: hook, event: told, number: 2 }),
      ]
      await store.commit(commitOf(all.map((one) => put('attempt', one))))
      const found = async (
        of: typeof hook | typeof told | typeof text,
        after: string | null = null,
        limit = 50,
      ) =>
        (await store.attempts({ of, after, limit })).map((one) => all.findIndex((each) => each.id === one.id))
      expect(await found(hook)).toEqual([3, 0])
      expect(await found(told)).toEqual([3, 1, 0])
      expect(await found(text)).toEqual([2])
      expect(await found(told, all[3]!.id, 1)).toEqual([1])
    })

    it('see what a commit has changed as soon as its verdict is there', async () => {
      const store = fresh()
      let loft = account()
      for (let version = 0; version < 20; version += 1) {
        loft = { ...loft, name: `name ${version}`, version }
        await store.commit(commitOf([put('account', loft)]))
        expect((await store.account(loft.id))?.name).toBe(loft.name)
        expect((await store.accounts()).map((one) => one.name)).toEqual([loft.name])
        expect((await stores.accountFor(loft.channel, loft.key))?.account.name).toBe(loft.name)
      }
    })

    it('find a user by e-mail address', async () => {
      const store = fresh()
      const ben = user()
      await store.commit(commitOf([put('user', ben)]))
      expect(await stores.userByEmail(ben.email)).toEqual({
        tenant: store.tenant,
        user: { ...ben, version: 1 },
      })
      expect(await stores.userByEmail('nobody@example.org')).toBeNull()
    })
  })
}

async function inPages(
  store: Store,
  query: {
    status: Conversation['status'] | null
    account: Conversation['account'] | null
    unreadOnly: boolean
    limit: number
  },
): Promise<readonly string[]> {
  const found: Conversation['id'][] = []
  for (;;) {
    const page = await store.conversations({ ...query, after: found.at(-1) ?? null })
    found.push(...page.map((row) => row.conversation.id))
    if (page.length < query.limit) return found
  }
}
