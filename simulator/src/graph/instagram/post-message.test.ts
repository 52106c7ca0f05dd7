import { expect, test } from 'vitest'

import { profile, rig, type Rig } from '../../rig/rig.ts'

const lea = '6280124583523365'
const path = `v26.0/${profile.id}/messages`
const hello = { recipient: { id: lea }, message: { text: 'Hello' } }
const written = { accountId: profile.id, customerId: 'lea', text: 'Hi' }
const dayMs = 24 * 3_600_000

test.each([
  ['no recipient', { message: { text: 'a' } }, '(#100) The parameter recipient is required.'],
  ['no message', { recipient: { id: lea } }, '(#100) The parameter message is required.'],
  [
    'an empty text',
    { ...hello, message: { text: '' } },
    "(#100) Param message['text'] must be a non-empty string.",
  ],
  [
    '1001 bytes',
    { ...hello, message: { text: `${'ä'.repeat(500)}x` } },
    '(#100) Length of param message[text] must be less than or equal to 1000',
  ],
  ['an unknown key', { ...hello, to: 'x' }, '(#100) Unexpected key "to".'],
  [
    'another tag',
    { ...hello, messaging_type: 'MESSAGE_TAG', tag: 'ACCOUNT_UPDATE' },
    '(#100) Param tag must be one of {HUMAN_AGENT}.',
  ],
  [
    'a missing tag',
    { ...hello, messaging_type: 'MESSAGE_TAG' },
    '(#100) The parameter tag is required with messaging_type MESSAGE_TAG.',
  ],
  ['an action with a text', { ...hello, sender_action: 'typing_on' }, '(#100) Unexpected key "message".'],
])('sending %s is refused with code 100', async (_, body, message) => {
  const world = open()
  const answer = await world.instagram(path, body)
  expect([answer.status, await answer.error()]).toMatchObject([
    400,
    { code: 100, type: 'IGApiException', message },
  ])
  expect(world.ledger.totals.accepted).toBe(0)
})

test.each([[path], ['v26.0/me/messages']])('a text to %s is answered with recipient and mid', async (to) => {
  const text = 'ä'.repeat(500)
  const answer = await open().instagram(to, { ...hello, message: { text }, reply_to: { mid: 'aWdf' } })
  expect(await answer.json()).toEqual({ recipient_id: lea, message_id: expect.stringMatching(/^aWdf/) })
})

test('nobody else’s customer can be reached', async () => {
  const answer = await open().instagram(path, { ...hello, recipient: { id: '1234567890' } })
  expect(await answer.error()).toMatchObject({ code: 100, error_subcode: 2534014 })
})

test('after 24 hours only a human agent may write, after 7 days nobody', async () => {
  const world = open()
  const human = { ...hello, messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' }
  const outcomes: unknown[] = []
  for (const days of [1, 6]) {
    world.clock.advance(days * dayMs - (days === 6 ? 1 : 0))
    for (const body of [hello, human]) outcomes.push(await outcome(world, body))
  }
  world.clock.advance(1)
  outcomes.push(await outcome(world, human))
  expect(outcomes).toEqual([closed, 200, closed, 200, closed])
})

test('more than 100 texts a second are refused', async () => {
  const world = open()
  for (let sent = 0; sent < 100; sent += 1) expect(await outcome(world, hello)).toBe(200)
  expect(await outcome(world, hello)).toEqual([400, 613, 2534040])
  world.clock.advance(10)
  expect(await outcome(world, hello)).toBe(200)
})

test('seen and typing are answered with the recipient and nothing is sent', async () => {
  const world = open()
  for (const sender_action of ['mark_seen', 'typing_on', 'typing_off']) {
    const answer = await world.instagram(path, { recipient: { id: lea }, sender_action })
    expect(await answer.json()).toEqual({ recipient_id: lea })
  }
  expect(world.control.thread(profile.id, 'lea').bubbles.map(({ status }) => status)).toEqual(['read'])
  expect(world.ledger.totals.accepted).toBe(0)
})

const closed = [403, 10, 2534022]

async function outcome(world: Rig, body: object): Promise<unknown> {
  const answer = await world.instagram(path, body)
  if (answer.ok) return answer.status
  const error = await answer.error()
  return [answer.status, error.code, error.error_subcode]
}

function open(): Rig {
  const world = rig()
  world.control.write(written)
  return world
}
