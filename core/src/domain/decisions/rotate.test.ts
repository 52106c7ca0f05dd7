import { expect, it } from 'vitest'

import type { Session } from '../people.ts'
import { decideRotate, sessionMs } from './rotate.ts'

const session: Session = {
  id: 'ses_1',
  user: 'usr_1',
  generation: 5,
  rotatedAt: 100_000,
  agent: 'Firefox',
  createdAt: 0,
  expiresAt: 900_000,
  version: 6,
}

it.each([
  ['the present token is exchanged', 5, 200_000, 'rotated'],
  ['the last one, a moment after the exchange, gets the present tokens again', 4, 130_000, 'repeated'],
  ['the last one, later, was copied', 4, 130_001, 'reused'],
  ['an older one was copied, however soon it comes', 3, 100_000, 'reused'],
  ['one that was not given out yet cannot be true', 6, 200_000, 'reused'],
  ['nothing is exchanged after the end', 5, 900_000, 'ended'],
] as const)('%s', (_name, generation, now, kind) => {
  expect(decideRotate(session, generation, now).kind).toBe(kind)
})

it('an exchange counts on and keeps the session alive for two more weeks', () => {
  expect(decideRotate(session, 5, 200_000)).toMatchObject({
    session: { generation: 6, rotatedAt: 200_000, expiresAt: 200_000 + sessionMs },
    changes: [{ kind: 'put', record: 'session' }],
  })
})

it('a copied token ends the session for whoever holds one', () => {
  expect(decideRotate(session, 1, 200_000)).toEqual({
    kind: 'reused',
    changes: [{ kind: 'drop', record: 'session', id: 'ses_1' }],
  })
})
