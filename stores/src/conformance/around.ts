import { put } from '@parley/core/domain/change.ts'
import type { ChannelEvent, StatusReport } from '@parley/core/domain/channel-event.ts'
import type { Store, Stores } from '@parley/core/ports/store.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { account, commitOf, conversation, customer, event, file, id, message, template } from './given.ts'
import type { Opened, Subject } from './subject.ts'

/** What every store promises of what is found when something happens to a message, a person or a business. */
export function aroundConformance(subject: Subject): void {
  describe(`what is around a message, a person and a business in ${subject.name}`, () => {
    let opened: Opened
    let stores: Stores
    let mine: Store
    let theirs: Store
    const loft = account({ business: 'guild' })
    const ana = customer({ identities: ['bsuid:1'] })
    const twin = customer({ identities: ['bsuid:2'] })
    const talks = [ana, twin].map((one) => conversation({ account: loft.id, customer: one.id }))
    const [talk] = talks
    const text = message(talk!)
    const answer = message(talk!, { direction: 'out', idempotencyKey: `answer:${text.id}`, seq: 2 })
    const told = event(text)
    const shown = { ...event(text), kind: 'conversation.updated' } as const
    const picture = file(loft, { message: text.id })
    const order = template({ channel: loft.channel, business: 'guild', externalId: 'tpl-1' })
    beforeAll(async () => {
      opened = await subject.open({ now: 1_000 })
      stores = opened.stores
      ;[mine, theirs] = [stores.of(id('ten')), stores.of(id('ten'))]
      const preview = { direction: 'in', text: 'hi', of: text.id } as const
      const news = {
        kind: 'conversation.updated',
        conversation: { ...talk!, preview },
        customer: ana,
      } as const
      const records = [
        put('account', loft),
        ...[ana, twin].map((one) => put('customer', one)),
        ...talks.map((one) => put('conversation', one)),
        ...[text, answer].map((one) => put('message', one)),
        put('file', picture),
        put('template', order),
      ]
      const logs = [told, event(answer), { ...shown, news }].map(
        (one) => ({ kind: 'log', event: one }) as const,
      )
      expect(await mine.commit(commitOf([...records, ...logs]))).toMatchObject({ kind: 'done' })
    })
    afterAll(() => opened.end())

    const about = { accountKey: '', at: 1, externalId: text.externalId ?? '' }
    const deletion: ChannelEvent = { kind: 'deletion', ...about, by: 'customer' }

    it('a deletion finds the files, the answer and whatever was told with the words, until that is rewritten', async () => {
      const { taken, message: found } = await mine.receiving(loft.id, deletion)
      expect(found?.id).toBe(text.id)
      expect(taken).toMatchObject({ files: [{ id: picture.id }], answer: { id: answer.id } })
      expect(taken?.told.map((one) => one.id).toSorted()).toEqual([told.id, shown.id].toSorted())
      const silent = { kind: 'deleted' } as const
      const news = { kind: 'message.sent', message: { ...text, content: silent } } as const
      await mine.commit(commitOf([{ kind: 'rewrite', event: { ...told, seq: 1, news } }]))
      expect((await mine.receiving(loft.id, deletion)).taken?.told.map((one) => one.id)).toEqual([shown.id])
    })

    it('a deletion of what is not there, or is somebody else’s, finds nothing', async () => {
      expect((await mine.receiving(loft.id, { ...deletion, externalId: 'none' })).taken ?? null).toBeNull()
      const own = account()
      await theirs.commit(commitOf([put('account', own)]))
      expect((await theirs.receiving(own.id, deletion)).taken ?? null).toBeNull()
    })

    it('a reaction finds its message and the last one, whoever reacts', async () => {
      const person = { identities: ['bsuid:2'], name: null }
      const reaction = {
        kind: 'reaction',
        ...about,
        eventId: null,
        by: 'customer',
        person,
        emoji: '👍',
      } as const
      expect(await mine.receiving(loft.id, reaction)).toMatchObject({
        message: { id: text.id },
        conversation: { id: talk!.id },
        customers: [],
        latest: { id: answer.id },
      })
    })

    it('new identities find everybody who has any of them, with all their conversations', async () => {
      const person = { identities: ['bsuid:2'], name: null }
      const event = { kind: 'identity', ...about, externalId: 'new', person, previous: ['bsuid:1'] } as const
      const view = await mine.receiving(loft.id, event)
      expect(view.customers.map((one) => one.id).toSorted()).toEqual([ana.id, twin.id].toSorted())
      expect(view.conversations?.map((one) => one.id).toSorted()).toEqual(
        talks.map((one) => one.id).toSorted(),
      )
    })

    it('a refused send finds its customer only where they have opted out', async () => {
      const failure = { channelCode: null, detail: '' }
      const status = { kind: 'status', ...about, reference: null, status: 'failed' } as const
      const seen = (why: StatusReport['failure']) => mine.receiving(loft.id, { ...status, failure: why })
      expect((await seen(failure)).customers).toEqual([])
      expect((await seen({ ...failure, optedOut: 'marketing' })).customers).toMatchObject([{ id: ana.id }])
    })

    it('news of a template find it by the channel’s id or by its name, and the accounts that share it', async () => {
      const seen = (
        externalId: string,
        wording: { readonly name?: string; readonly language?: string } = {},
      ) =>
        mine.receiving(loft.id, {
          kind: 'account',
          scope: 'account',
          ...about,
          news: { kind: 'template', externalId, ...wording },
        })
      const { name, language } = order
      expect(await seen('tpl-1')).toMatchObject({ template: { id: order.id }, sharing: [{ id: loft.id }] })
      expect(await seen('another', { name, language })).toMatchObject({ template: { id: order.id } })
      expect(await seen('another')).toMatchObject({ template: null })
    })

    it('a business has its active accounts, in every tenant', async () => {
      const [other, left, elsewhere] = [
        account({ business: 'guild' }),
        account({ business: 'guild', active: false }),
        account({ business: 'another' }),
      ]
      await theirs.commit(commitOf([other, left, elsewhere].map((one) => put('account', one))))
      const found = await stores.accountsOf('pigeon', 'guild')
      expect(new Map(found.map(({ tenant, account: one }) => [tenant, one.id]))).toEqual(
        new Map([
          [mine.tenant, loft.id],
          [theirs.tenant, other.id],
        ]),
      )
      expect(found).toHaveLength(2)
      expect(await stores.accountsOf('dove', 'guild')).toEqual([])
    })

    it('a conversation that goes on elsewhere leaves its place to that', async () => {
      const [first, second] = talks
      const merged = { ...second!, version: 1, customer: ana.id, continuedIn: first!.id }
      expect(await mine.commit(commitOf([put('conversation', merged)]))).toMatchObject({ kind: 'done' })
      const from = { identities: ['bsuid:1'], name: null }
      const said = { content: { kind: 'text', text: 'Hi' }, replyTo: null } as const
      expect(
        await mine.receiving(loft.id, { kind: 'message', ...about, externalId: 'next', from, ...said }),
      ).toMatchObject({ conversation: { id: first!.id } })
    })
  })
}
