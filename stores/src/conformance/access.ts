import { put } from '@parley/core/domain/change.ts'
import type { Stores } from '@parley/core/ports/store.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { account, audit, commitOf, conversation, customer, id, key, session, tenant, user } from './given.ts'
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
