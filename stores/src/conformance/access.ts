import { put } from '@parley/core/domain/change.ts'
import type { Stores } from '@parley/core/ports/store.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import {
  account,
  attempt,
  audit,
  commitOf,
  conversation,
  customer,
  id,
  key,
  session,
  tenant,
  user,
} from './given.ts'
import type { Opened, Subject } from './subject.ts'

/** What every store promises of keys, the audit log, and lists for those who may see only some accounts. */
export function accessConformance(subject: Subject): void {
  describe(`access in ${subject.name}`, () => {
    let opened: Opened
    let stores: Stores
    beforeAll(async () => {
      opened = await subject.open({ now: 1_000 })
      stores = opened.stores
    })
    afterAll(() => opened.end())
    const fresh = () => stores.of(id('ten'))

    it('a key is found by its hash with its tenant, and the next look sees that it was revoked', async () => {
      const store = fresh()
      const business = tenant({ id: store.tenant })
      const secret = key()
      expect(await stores.keyByHash(secret.hash)).toBeNull()
      await store.commit(commitOf([put('tenant', business), put('key', secret)]))
      expect(await stores.keyByHash(secret.hash)).toEqual({
        tenant: { ...business, version: 1 },
        key: { ...secret, version: 1 },
      })
      await store.commit(commitOf([put('key', { ...secret, revokedAt: 2_000, version: 1 })]))
      expect(await stores.keyByHash(secret.hash)).toMatchObject({ key: { revokedAt: 2_000 } })
    })

    it('tenants are found by id and listed page by page', async () => {
      const made = [tenant(), tenant(), tenant()]
      await stores.commit(commitOf(made.map((one) => put('tenant', one))))
      expect(await stores.tenant(made[1]!.id)).toEqual({ ...made[1], version: 1 })
      expect(await stores.tenant(id('ten'))).toBeNull()
      await stores.commit(commitOf([put('tenant', { ...made[1]!, suspendedAt: 5, version: 1 })]))
      expect(await stores.tenant(made[1]!.id)).toMatchObject({ suspendedAt: 5 })
      const page = await stores.tenantPage({ after: made[0]!.id, limit: 1 })
      expect(page.map((one) => one.id)).toEqual([made[1]!.id])
    })

    it('an invitation leads to its person until it is gone, and a person to their sessions', async () => {
      const [mine, theirs] = [fresh(), fresh()]
      const ben = user({ passwordHash: null, invite: { tokenHash: `of ${id('usr')}`, expiresAt: 9_000 } })
      const open = [session(ben), session(ben)]
      const others = session(user())
      await mine.commit(commitOf([put('user', ben), ...[...open, others].map((one) => put('session', one))]))
      const { tokenHash } = ben.invite!
      expect(await stores.invited(tokenHash)).toEqual({ tenant: mine.tenant, user: { ...ben, version: 1 } })
      expect((await mine.sessions(ben.id)).map((one) => one.id)).toEqual(open.map((one) => one.id))
      expect(await theirs.sessions(ben.id)).toEqual([])
      await mine.commit(commitOf([put('user', { ...ben, invite: null, version: 1 })]))
      expect(await stores.invited(tokenHash)).toBeNull()
    })

    it('the audit log is read newest first, page by page, whole or of an actor or a target', async () => {
      const store = fresh()
      const [ben, eva] = [id('usr'), id('usr')]
      const deeds = [ben, eva, ben, eva, ben].map((who, at) =>
        audit({ actor: { kind: 'user', id: who }, target: `key_${at % 2}` }),
      )
      await store.commit(commitOf(deeds.map((deed) => put('audit', deed))))
      const read = async (query: { actor?: string; target?: string; after?: string }, limit = 50) => {
        const found = await store.audits({ actor: null, target: null, after: null, limit, ...query })
        return found.map((deed) => deeds.findIndex((each) => each.id === deed.id))
      }
      expect(await read({})).toEqual([4, 3, 2, 1, 0])
      expect(await read({ after: deeds[3]!.id }, 2)).toEqual([2, 1])
      expect(await read({ actor: ben })).toEqual([4, 2, 0])
      expect(await read({ target: 'key_1' })).toEqual([3, 1])
      expect(await read({ actor: ben, target: 'key_0', after: deeds[4]!.id })).toEqual([2, 0])
      expect(await read({ actor: ben, target: 'key_1' })).toEqual([])
    })

    it('the audit log of the hub itself is apart from those of its tenants', async () => {
      const [own, theirs] = [audit(), audit()]
      await stores.commit(commitOf([put('audit', own)]))
      await fresh().commit(commitOf([put('audit', theirs)]))
      const query = { actor: null, target: null, after: null, limit: 50 }
      expect(await stores.audits(query)).toEqual([{ ...own, version: 1 }])
      expect(await stores.oldestAudits(50)).toEqual([{ ...own, version: 1 }])
    })

    it('what was kept for long enough is found, the oldest first, and taken away', async () => {
      const [store, other] = [fresh(), fresh()]
      const lines = [audit(), audit(), audit()]
      const calls = [attempt({ endpoint: 'end_1' }), attempt({ endpoint: 'end_1' })]
      const written = [...lines.map((one) => put('audit', one)), ...calls.map((one) => put('attempt', one))]
      await store.commit(commitOf(written))
      expect((await store.oldestAudits(2)).map((one) => one.id)).toEqual([lines[0]!.id, lines[1]!.id])
      expect((await store.oldestAttempts(1)).map((one) => one.id)).toEqual([calls[0]!.id])
      const drops = commitOf([
        { kind: 'drop', record: 'audit', id: lines[0]!.id },
        { kind: 'drop', record: 'attempt', id: calls[0]!.id },
      ])
      expect(await other.commit(drops)).toMatchObject({ kind: 'done' })
      expect(await store.oldestAudits(50)).toHaveLength(3)
      expect([(await store.commit(drops)).kind, (await store.commit(drops)).kind]).toEqual(['done', 'done'])
      expect((await store.oldestAudits(50)).map((one) => one.id)).toEqual([lines[1]!.id, lines[2]!.id])
      expect(await store.attempts({ of: 'end_1', after: null, limit: 50 })).toMatchObject(
        [calls[1]!].map(({ id }) => ({ id })),
      )
    })

    it('conversations are listed and counted among some accounts only', async () => {
      const store = fresh()
      const lofts = [account(), account(), account()]
      const talks = [0, 1, 2, 0, 1, 2].map((at, turn) =>
        conversation(
          { account: lofts[at]!.id, customer: customer().id },
          { lastPlacedAt: turn, unread: turn % 2 },
        ),
      )
      const people = talks.map((talk) => customer({ id: talk.customer }))
      await store.commit(
        commitOf([
          ...lofts.map((one) => put('account', one)),
          ...people.map((one) => put('customer', one)),
          ...talks.map((one) => put('conversation', one)),
        ]),
      )
      const among = [lofts[0]!.id, lofts[2]!.id]
      const query = { status: null, account: null, unreadOnly: false, after: null, limit: 3, among }
      const page = await store.conversations(query)
      expect(page.map((row) => talks.findIndex((talk) => talk.id === row.conversation.id))).toEqual([5, 3, 2])
      expect(await store.conversations({ ...query, account: lofts[1]!.id })).toEqual([])
      expect(await store.conversations({ ...query, among: [] })).toEqual([])
      expect(await store.counts(among)).toEqual({ open: 4, unread: 2 })
      expect(await store.counts([])).toEqual({ open: 0, unread: 0 })
      expect(await store.counts()).toEqual({ open: 6, unread: 3 })
    })
  })
}
