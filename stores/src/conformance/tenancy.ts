import { put } from '@parley/core/domain/change.ts'
import type { Store, Stores } from '@parley/core/ports/store.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import {
  account,
  alert,
  attempt,
  audit,
  commitOf,
  conversation,
  customer,
  event,
  file,
  id,
  key,
  letter,
  message,
  openLetters,
  session,
  target,
  template,
  user,
} from './given.ts'
import type { Opened, Subject } from './subject.ts'

/** What every store promises of tenants: none can reach another's rows, by reading or by writing. */
export function tenancyConformance(subject: Subject): void {
  describe(`tenants in ${subject.name}`, () => {
    let opened: Opened
    let stores: Stores
    let mine: Store
    let theirs: Store
    const loft = account()
    const person = customer({ identities: ['phone:1'] })
    const talk = conversation({ account: loft.id, customer: person.id }, { unread: 1 })
    const text = message(talk, {
      status: 'sending',
      direction: 'out',
      idempotencyKey: 'key-1',
      externalId: 'their-id',
    })
    const picture = file(loft, { hash: 'ab' })
    const greeting = template()
    const told = event(text)
    const ben = user()
    const secret = key()
    const deed = audit({ actor: { kind: 'user', id: ben.id }, target: secret.id })
    const hook = {
      id: id('end'),
      account: null,
      url: 'https://crm.example',
      description: '',
      secrets: [],
      kinds: null,
      active: true,
      createdAt: 1_000,
      version: 0,
    }
    const dead = letter()
    const alarm = alert()
    const admins = target()
    const replaying = {
      id: id('rdv'),
      filter: openLetters,
      total: 1,
      replayed: 0,
      left: 0,
      after: null,
      createdAt: 1_000,
      finishedAt: null,
      version: 0,
    }
    const all = [
      put('account', loft),
      put('endpoint', hook),
      put('customer', person),
      put('conversation', talk),
      put('message', text),
      put('file', picture),
      put('template', greeting),
      put('user', ben),
      put('session', session(ben)),
      put('letter', dead),
      put('redrive', replaying),
      put('alert', alarm),
      put('target', admins),
      put('key', secret),
      put('audit', deed),
      put('attempt', attempt({ endpoint: hook.id, event: told.id })),
      put('attempt', attempt({ message: text.id })),
      { kind: 'log', event: told } as const,
    ]
    const deeds = { actor: null, target: null, after: null, limit: 50 }
    const query = { status: null, account: null, unreadOnly: false, after: null, limit: 50 }
    beforeAll(async () => {
      opened = await subject.open({ now: 1_000 })
      stores = opened.stores
      mine = stores.of(id('ten'))
      theirs = stores.of(id('ten'))
      expect(await mine.commit(commitOf(all))).toMatchObject({ kind: 'done' })
    })
    afterAll(() => opened.end())

    const reads: readonly (readonly [string, (store: Store) => Promise<unknown>])[] = [
      ['account', (store) => store.account(loft.id)],
      ['accounts', (store) => store.accounts()],
      ['endpoint', (store) => store.endpoint(hook.id)],
      ['endpoints', (store) => store.endpoints()],
      ['user', (store) => store.user(ben.id)],
      ['users', (store) => store.users()],
      ['key', (store) => store.key(secret.id)],
      ['keys', (store) => store.keys()],
      ['attempts at an endpoint', (store) => store.attempts({ of: hook.id, after: null, limit: 50 })],
      ['attempts about an event', (store) => store.attempts({ of: told.id, after: null, limit: 50 })],
      ['attempts to send a message', (store) => store.attempts({ of: text.id, after: null, limit: 50 })],
      ['audits', (store) => store.audits(deeds)],
      ['the oldest audits', (store) => store.oldestAudits(50)],
      ['the oldest attempts', (store) => store.oldestAttempts(50)],
      ['audits of an actor', (store) => store.audits({ ...deeds, actor: ben.id })],
      ['audits of a target', (store) => store.audits({ ...deeds, target: secret.id })],
      ['customer', (store) => store.customer(person.id)],
      ['conversation', (store) => store.conversation(talk.id)],
      ['message', (store) => store.message(text.id)],
      ['called', (store) => store.called(loft.id, 'their-id')],
      ['file', (store) => store.file(picture.id)],
      ['files with the same bytes', (store) => store.filesWith('ab')],
      ['worded', (store) => store.worded(greeting)],
      ['template', (store) => store.template(greeting.id)],
      ['templates', (store) => store.templates({ ...greeting, after: null, limit: 50 })],
      ['event', (store) => store.event(told.id)],
      ['delivering', (store) => store.delivering(text.id)],
      ['sending', (store) => store.sending(talk.id, 'key-1')],
      ['conversations', (store) => store.conversations(query)],
      ['conversations of an account', (store) => store.conversations({ ...query, account: loft.id })],
      ['thread', (store) => store.thread(talk.id, null, 50)],
      ['log', (store) => store.log(loft.id, 0, 50)],
      ['heads', async (store) => Object.keys(await store.heads())],
      ['letter', (store) => store.letter(dead.id)],
      ['redrive', (store) => store.redrive(replaying.id)],
      ['letterCount', async (store) => ((await store.letterCount(openLetters)) > 0 ? 1 : null)],
      ['alert', (store) => store.alert(alarm.id)],
      ['openAlert', (store) => store.openAlert(alarm.kind, alarm.subject)],
      ['alerts', (store) => store.alerts({ after: null, limit: 50 })],
      ['target', (store) => store.target(admins.id)],
      ['targets', (store) => store.targets()],
      ['letters', (store) => store.letters(openLetters)],
    ]
    it.each(reads)('see nothing of each other in `%s`', async (_name, read) => {
      const [own, other] = [await read(mine), await read(theirs)]
      if (Array.isArray(own)) expect([own.length > 0, other]).toEqual([true, []])
      else expect([own !== null, other]).toEqual([true, null])
    })

    it('see nothing of each other in pages that go on from a foreign row', async () => {
      expect(await theirs.conversations({ ...query, after: talk.id })).toEqual([])
      expect(await theirs.thread(talk.id, text.id, 50)).toEqual([])
      expect(await theirs.counts()).toEqual({ open: 0, unread: 0 })
      expect(await stores.letters(openLetters)).toEqual([])
    })

    it('see nothing of each other in what a message is received on', async () => {
      const own = account()
      await theirs.commit(commitOf([put('account', own)]))
      const status = {
        kind: 'status',
        accountKey: '',
        externalId: text.externalId ?? '',
        reference: text.id,
        status: 'sent',
        at: 1,
        failure: null,
      } as const
      const echo = {
        kind: 'echo',
        accountKey: '',
        externalId: 'new',
        to: { identities: ['phone:1'], name: null },
        at: 1,
        content: { kind: 'text', text: '' },
        replyTo: null,
      } as const
      const none = {
        customers: [],
        conversation: null,
        message: null,
        inFlight: [],
        lastRead: null,
        unreadUpTo: [],
      }
      expect(await mine.receiving(loft.id, status)).toMatchObject({ message: { id: text.id } })
      expect(await mine.receiving(loft.id, echo)).toMatchObject({ inFlight: [{ id: text.id }] })
      expect(await theirs.receiving(own.id, status)).toMatchObject(none)
      expect(await theirs.receiving(own.id, echo)).toMatchObject(none)
      await expect(theirs.receiving(loft.id, status)).rejects.toThrow('no account')
    })

    it("cannot write over each other's rows, whatever version they claim", async () => {
      const stolen = commitOf([put('customer', { ...person, name: 'Mallory', version: 1 })])
      expect(await theirs.commit(stolen)).toEqual({ kind: 'conflict' })
      await theirs.commit(commitOf([put('conversation', { ...talk, version: 0 })]))
      await theirs.commit(commitOf([{ kind: 'log', event: { ...told, id: id('evt') } }]))
      expect(await mine.customer(person.id)).toMatchObject({ name: person.name, version: 1 })
      expect(await mine.conversation(talk.id)).toEqual({ ...talk, version: 1 })
      expect(await mine.heads()).toEqual({ [loft.id]: 1 })
    })
  })
}
