import { put } from '@parley/core/domain/change.ts'
import type { Conversation } from '@parley/core/domain/conversation.ts'
import { customerPhrases } from '@parley/core/domain/search/customer-words.ts'
import { phrasesOf } from '@parley/core/domain/search/phrases.ts'
import type { SearchQuery } from '@parley/core/ports/search.ts'
import type { Stores } from '@parley/core/ports/store.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { commitOf, conversation, customer, id } from './given.ts'
import { amend, business, findings, followAll, talk, told, write } from './search-given.ts'
import type { Opened, Subject } from './subject.ts'

/** What every store promises of its search: what is found is so now, in which order, and whose it is. */
export function searchConformance(subject: Subject): void {
  describe(`search in ${subject.name}`, () => {
    let opened: Opened
    let stores: Stores
    beforeAll(async () => {
      opened = await subject.open({ now: 1_000 })
      stores = opened.stores
    })
    afterAll(() => opened.end())

    const fresh = () => business(stores)

    it('finds words, beginnings of words and quotations, the latest first', async () => {
      const { store, shop: at } = await fresh()
      const ana = await talk(store, at)
      const first = await write(store, ana, 'Where is my order?', { placedAt: 10, seq: 1 })
      const third = await write(store, ana, 'My ORDERS, please', { placedAt: 30, seq: 3 })
      const second = await write(store, ana, 'I’d like to órder', { placedAt: 20, seq: 2 })
      await followAll(stores)
      expect((await findings(store, 'order')).ids).toEqual([third.id, second.id, first.id])
      expect((await findings(store, 'my ord')).ids).toEqual([third.id, first.id])
      expect((await findings(store, '"my order"')).ids).toEqual([first.id])
      expect((await findings(store, 'orderly')).ids).toEqual([])
      expect((await findings(store, 'rder')).ids).toEqual([])
      const [hit] = (await findings(store, '"is my"')).hits
      expect(hit).toMatchObject({
        message: { id: first.id },
        conversation: { id: ana.talk.id },
        customer: { id: ana.person.id },
      })
    })

    it('finds what is written without spaces, and in every script', async () => {
      const { store, shop: at } = await fresh()
      const ana = await talk(store, at)
      const tokyo = await write(store, ana, '明日東京都へ行きます')
      const thai = await write(store, ana, 'ขอบคุณครับ')
      const arabic = await write(store, ana, 'أهلاً وسهلاً')
      const russian = await write(store, ana, 'Ёлка за 300 ₽')
      await followAll(stores)
      for (const text of ['東京', '都', '明日東', '東京 明日'])
        expect((await findings(store, text)).ids).toEqual([tokyo.id])
      expect((await findings(store, '京東')).ids).toEqual([])
      expect((await findings(store, 'คุณ')).ids).toEqual([thai.id])
      expect((await findings(store, 'اهلا')).ids).toEqual([arabic.id])
      expect((await findings(store, 'елк 300')).ids).toEqual([russian.id])
    })

    it('finds captions, names of files, places and what stands on buttons', async () => {
      const { store, shop: at } = await fresh()
      const ana = await talk(store, at)
      const file = {
        id: id('fil'),
        state: 'stored',
        name: 'invoice_2026.pdf',
        type: null,
        size: null,
      } as const
      const attached = { ...file, shape: null, failure: null, thumbnail: null }
      const bill = await write(store, ana, { kind: 'document', file: attached, caption: 'Your bill' })
      const place = await write(store, ana, {
        kind: 'location',
        latitude: 1,
        longitude: 1,
        name: 'Harbour',
        address: null,
      })
      await followAll(stores)
      expect((await findings(store, 'bill')).ids).toEqual([bill.id])
      expect((await findings(store, 'invoice pdf')).ids).toEqual([bill.id])
      expect((await findings(store, 'harb')).ids).toEqual([place.id])
    })

    it('gives pages that neither repeat nor leave out, also where many were written in one moment', async () => {
      const { store, shop: at } = await fresh()
      const ana = await talk(store, at)
      const all: string[] = []
      for (let seq = 1; seq <= 25; seq += 1)
        all.push((await write(store, ana, `page ${seq}`, { seq, placedAt: 1_000 + Math.floor(seq / 10) })).id)
      await followAll(stores)
      const found: string[] = []
      for (let after: string | null = null; ;) {
        const { ids, next } = await findings(store, 'page', { after, limit: 7 })
        found.push(...ids)
        if (next === null) break
        after = next
      }
      expect(found).toHaveLength(25)
      expect(found.toSorted()).toEqual(all.toSorted())
      await expect(findings(store, 'page', { after: 'no cursor' })).rejects.toThrow('not a cursor')
    })

    it('narrows to an account, some accounts, a customer, open or closed conversations, and a time', async () => {
      const { store, shop: at, branch: there } = await fresh()
      const [ana, ben, eve] = [
        await talk(store, at),
        await talk(store, there),
        await talk(store, at, {}, 'closed'),
      ]
      const texts = [
        await write(store, ana, 'narrow', { placedAt: 10 }),
        await write(store, ben, 'narrow', { placedAt: 20 }),
        await write(store, eve, 'narrow', { placedAt: 30 }),
      ]
      await followAll(stores)
      const [first, second, third] = texts.map((each) => each.id)
      const found = async (over: Partial<SearchQuery>) => (await findings(store, 'narrow', over)).ids
      expect(await found({})).toEqual([third, second, first])
      expect(await found({ account: at.id })).toEqual([third, first])
      expect(await found({ among: [there.id] })).toEqual([second])
      expect(await found({ among: [at.id, there.id], account: there.id })).toEqual([second])
      expect(await found({ among: [there.id], account: at.id })).toEqual([])
      expect(await found({ among: [] })).toEqual([])
      expect(await found({ customer: eve.person.id })).toEqual([third])
      expect(await found({ status: 'open' })).toEqual([second, first])
      expect(await found({ from: 20 })).toEqual([third, second])
      expect(await found({ from: 10, to: 30 })).toEqual([second, first])
    })

    it('follows edits, and forgets at once what is taken back or erased', async () => {
      const { store, shop: at } = await fresh()
      const ana = await talk(store, at)
      const [edited, deleted, erased] = [
        await write(store, ana, 'secret one'),
        await write(store, ana, 'secret two'),
        await write(store, ana, 'secret three'),
      ]
      await followAll(stores)
      expect((await findings(store, 'secret')).ids).toHaveLength(3)
      await amend(store, edited, { kind: 'text', text: 'public one' }, 'message.edited')
      await amend(store, deleted, { kind: 'deleted' }, 'message.deleted')
      await store.commit(commitOf([put('message', { ...erased, content: { kind: 'erased' }, version: 1 })]))
      expect((await findings(store, 'secret')).ids).toEqual([])
      await followAll(stores)
      expect((await findings(store, 'secret')).ids).toEqual([])
      expect((await findings(store, 'public')).ids).toEqual([edited.id])
    })

    it('takes up nothing of what goes through an account in router mode', async () => {
      const { store, passage: at } = await fresh()
      await write(store, await talk(store, at), 'passing through')
      await followAll(stores)
      expect((await findings(store, 'passing')).ids).toEqual([])
    })

    it('finds people by name, public name and any part of a number, each with their conversations', async () => {
      const { store, shop: at, branch: there } = await fresh()
      const ana = await talk(store, at, {
        name: 'Ána Sol',
        username: 'sol.ana',
        identities: ['phone:16505551234'],
      })
      const ben = await talk(store, there, { name: 'Ben Sol', identities: ['phone:4915112345678'] })
      for (const each of [ana, ben]) await write(store, each, 'hello')
      const found = async (text: string, over: object = {}) =>
        (await store.people({ phrases: customerPhrases(text), account: null, limit: 10, ...over })).map(
          (row) => [row.customer.id, row.conversation.id] as const,
        )
      const [asAna, asBen] = [ana, ben].map((each) => [each.person.id, each.talk.id] as const)
      await followAll(stores)
      expect(await found('sol')).toEqual([asBen, asAna])
      expect(await found('ana so')).toEqual([asAna])
      expect(await found('@sol.ana')).toEqual([asAna])
      expect(await found('(650) 555')).toEqual([asAna])
      expect(await found('0151 12345')).toEqual([asBen])
      expect(await found('sol', { account: at.id })).toEqual([asAna])
      const renamed = { ...ben.person, name: 'Bruno', version: 1 }
      const news = { kind: 'conversation.updated', conversation: ben.talk, customer: renamed } as const
      await store.commit(commitOf([put('customer', renamed), told(news, ben.talk)]))
      await followAll(stores)
      expect([await found('ben'), await found('bruno')]).toEqual([[], [asBen]])
    })

    it('shows nobody people by what only other accounts know of them', async () => {
      const { store, shop: at, branch: there } = await fresh()
      const person = customer({ name: 'Ana', identities: ['phone:16505551234', 'handle:ana'] })
      const known = (own: Conversation['account'], identities: readonly string[]) =>
        conversation({ account: own, customer: person.id }, { identities })
      const talks = [known(at.id, ['phone:16505551234']), known(there.id, ['handle:ana'])]
      await store.commit(commitOf([put('customer', person), ...talks.map((one) => put('conversation', one))]))
      for (const one of talks) await write(store, { talk: one, person }, 'hello')
      await followAll(stores)
      const found = async (text: string, among: readonly Conversation['account'][]) =>
        (await store.people({ phrases: customerPhrases(text), account: null, among, limit: 10 })).map(
          (row) => row.conversation.id,
        )
      expect(await found('555', [at.id])).toEqual([talks[0]?.id])
      expect(await found('555', [there.id])).toEqual([])
      expect(await found('ana', [there.id])).toEqual([talks[1]?.id])
    })

    it('never shows one tenant what another has', async () => {
      const [mine, theirs] = [await fresh(), await fresh()]
      const text = await write(
        mine.store,
        await talk(mine.store, mine.shop, { name: 'Tenantina' }),
        'tenancy',
      )
      await write(theirs.store, await talk(theirs.store, theirs.shop, { name: 'Tenantina' }), 'tenancy')
      await followAll(stores)
      expect((await findings(mine.store, 'tenancy')).ids).toEqual([text.id])
      const people = await mine.store.people({ phrases: phrasesOf('tenantina'), account: null, limit: 10 })
      expect(people.map((row) => row.conversation.id)).toEqual([text.conversation])
      expect((await findings(stores.of(id('ten')), 'tenancy')).ids).toEqual([])
    })

    it('goes on where it was after a start, and finds a new word once it was taken up', async () => {
      const { store, shop: at } = await fresh()
      const ana = await talk(store, at)
      const text = await write(store, ana, 'persistent')
      await followAll(stores)
      stores = await opened.reopen()
      const again = stores.of(store.tenant)
      expect((await findings(again, 'persistent')).ids).toEqual([text.id])
      const next = await write(again, ana, 'persistently', { placedAt: 2_000 })
      expect((await findings(again, 'persistent')).ids).toEqual([text.id])
      await followAll(stores)
      expect((await findings(again, 'persistent')).ids).toEqual([next.id, text.id])
      expect(await stores.words.follow()).toEqual({ more: false })
    })

    it('says how much of what was written it does not know', async () => {
      const { store, shop: at } = await fresh()
      const ana = await talk(store, at)
      await followAll(stores)
      expect(await stores.words.behind()).toEqual({ events: 0, isBuilding: false })
      await write(store, ana, 'after')
      expect(await stores.words.behind()).toEqual({ events: 1, isBuilding: false })
      await followAll(stores)
      expect(await stores.words.behind()).toEqual({ events: 0, isBuilding: false })
    })
  })
}
