import { readFile } from 'node:fs/promises'

import { listAccounts } from '@parley/contract/account.ts'
import { listConversations } from '@parley/contract/conversation.ts'
import { getMessage, listMessages, sendMessage, type MessageShape } from '@parley/contract/message.ts'
import type { CallOf } from '@parley/contract/route.ts'
import { id } from '@parley/contract/shapes.ts'
import type { FileId } from '@parley/core/domain/ids.ts'
import { expect, test } from 'vitest'
import { z } from 'zod'

import { keyHolder } from '../lapse/key-holder.ts'
import type { Plan } from '../plan.ts'
import { temporaryWorld } from '../temporary-world.ts'
import type { World } from '../world.ts'
import { newKey } from './new-key.ts'
import { quietBusiness } from './plans.ts'

type Said = CallOf<typeof sendMessage>['body']['content']
/** What the platform calls it (nothing, if it takes it for no message), what we say, and of how many messages. */
type Trial = readonly [type: string | null, content: Said, times?: number]

const quiet = quietBusiness('Loft', '106540352242922')
const plan: Plan = {
  ...quiet,
  accounts: [
    ...quiet.accounts,
    { kind: 'instagram', igId: '17841405793187218', username: 'loft', name: 'loft' },
  ],
  customers: [
    { kind: 'whatsapp', id: 'ana', name: 'Ana', phone: '15550100001', bsuid: 'US.1349005551000001' },
    { kind: 'instagram', id: 'lea', name: 'Léa', username: 'lea.paints', igsid: '1784055510000001' },
  ],
}

const buttons = [{ title: 'Yes', payload: 'yes' }]
const sentence = 'A sentence that goes on. '

test('every kind of message that WhatsApp has is taken by it', async () => {
  await using world = await temporaryWorld(plan)
  const desk = await opened(world, '106540352242922', 'ana')
  const file = async (name: string, type: string) => ({ file_id: await desk.upload(name, type) })
  const picture = await file('photo.jpg', 'image/jpeg')
  world.simulator.control.addTemplate({
    accountId: '106540352242922',
    template: {
      name: 'order',
      language: 'en_US',
      category: 'UTILITY',
      parameter_format: 'NAMED',
      components: [
        { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::aW'] } },
        {
          type: 'BODY',
          text: 'Hello {{first_name}}, it is on its way.',
          example: { body_text_named_params: [{ param_name: 'first_name', example: 'Ana' }] },
        },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Stop' }] },
      ],
    },
  })
  await agree(world, desk, [
    ['text', { kind: 'text', text: 'Hello', preview: true }],
    ['text', { kind: 'text', text: sentence.repeat(200) }, 2],
    ['image', { kind: 'image', file: picture, caption: 'A photo' }],
    [
      'image',
      {
        kind: 'album',
        items: [
          { kind: 'image', file: picture },
          { kind: 'image', file: picture },
        ],
      },
      2,
    ],
    ['video', { kind: 'video', file: await file('clip.mp4', 'video/mp4') }],
    ['audio', { kind: 'audio', file: await file('song.mp3', 'audio/mpeg') }],
    ['audio', { kind: 'voice', file: await file('voice.ogg', 'audio/ogg') }],
    ['document', { kind: 'document', file: await file('paper.pdf', 'application/pdf'), caption: 'Menu' }],
    ['sticker', { kind: 'sticker', file: await file('sticker.webp', 'image/webp') }],
    ['location', { kind: 'location', latitude: 52.5, longitude: 13.4, name: 'Loft' }],
    ['contacts', { kind: 'contacts', cards: [{ name: 'Ana', phones: [{ number: '+15550100009' }] }] }],
    ['interactive', { kind: 'buttons', text: 'Well?', header: { kind: 'image', file: picture }, buttons }],
    ['interactive', { kind: 'buttons', of: 'quick_reply', text: 'Well?', footer: 'Loft', buttons }],
    ['interactive', { kind: 'list', text: 'Choose', button: 'Open', sections: [{ rows: buttons }] }],
    ['interactive', { kind: 'link', text: 'Look', title: 'Shop', url: 'https://shop.example' }],
    ['interactive', { kind: 'request', of: 'location', text: 'Where?' }],
    ['interactive', { kind: 'request', of: 'address', text: 'Where to?', country: 'IN' }],
    ['interactive', { kind: 'flow', text: 'Book', flow: '42', title: 'Start', token: 't', screen: 'DAY' }],
    ['template', { kind: 'template', name: 'hello_world', language: 'en_US' }],
    [
      'template',
      {
        kind: 'template',
        name: 'order',
        language: 'en_US',
        header: { kind: 'image', file: picture },
        body: { first_name: 'Ana' },
        buttons: { 0: { kind: 'reply', value: 'stop' } },
      },
    ],
    ['reaction', { kind: 'reaction', to: desk.theirs, emoji: '👍' }],
    ['reaction', { kind: 'reaction', to: desk.theirs, emoji: null }],
  ])
}, 120_000)

test('every kind of message that Instagram has is taken by it', async () => {
  await using world = await temporaryWorld(plan)
  const desk = await opened(world, '17841405793187218', 'lea')
  const file = async (name: string, type: string) => ({ file_id: await desk.upload(name, type) })
  const picture = { kind: 'image', file: await file('photo.jpg', 'image/jpeg') } as const
  await agree(world, desk, [
    ['text', { kind: 'text', text: 'Hello' }],
    ['text', { kind: 'text', text: sentence.repeat(100) }, 3],
    ['image', picture],
    ['image', { kind: 'image', file: await file('waving.gif', 'image/gif') }],
    ['image', { kind: 'album', items: [picture, picture] }],
    ['video', { kind: 'video', file: await file('clip.mp4', 'video/mp4') }],
    ['audio', { kind: 'audio', file: await file('sound.m4a', 'audio/mp4') }],
    // Instagram takes no Ogg: it gets the copy that every browser plays.
    ['audio', { kind: 'voice', file: await file('voice.ogg', 'audio/ogg') }],
    ['file', { kind: 'document', file: await file('paper.pdf', 'application/pdf') }],
    ['text', { kind: 'buttons', of: 'quick_reply', text: 'Well?', buttons }],
    ['template', { kind: 'buttons', text: 'Well?', buttons }],
    ['template', { kind: 'link', text: 'Look', title: 'Shop', url: 'https://shop.example' }],
    ['template', { kind: 'cards', cards: [{ title: 'Tea', subtitle: 'Green' }, { title: 'Milk' }] }],
    ['like_heart', { kind: 'heart' }],
    [null, { kind: 'reaction', to: desk.theirs, emoji: '❤️' }],
    [null, { kind: 'reaction', to: desk.theirs, emoji: null }],
  ])
  const said = await desk.say({ ...picture, caption: 'A photo' })
  expect(said.map(({ content }) => content.kind)).toEqual(['image', 'text'])
}, 120_000)

/** Sends all of it; each must be taken as what it is, once for each message that it makes. */
async function agree(world: World, desk: Desk, trials: readonly Trial[]): Promise<void> {
  for (const [type, content, times = 1] of trials) {
    const what = JSON.stringify(content).slice(0, 80)
    const before = world.simulator.ledger.totals.accepted
    const messages = await desk.say(content)
    const taken = world.simulator.ledger.accepted(before).items.map((row) => row.type)
    expect
      .soft(
        messages.map(({ error }) => error),
        what,
      )
      .toEqual(Array(times).fill(null))
    expect
      .soft(
        messages.map(({ status }) => status),
        what,
      )
      .not.toContain('pending')
    expect.soft(taken, what).toEqual(type === null ? [] : Array(times).fill(type))
  }
  // No echo was taken for somebody else's message.
  expect(await desk.authors()).toEqual(new Set(['api']))
}

interface Desk {
  /** Who has written in the thread, the customer aside. */
  authors(): Promise<ReadonlySet<string>>
  /** What the customer has written. */
  readonly theirs: MessageShape['id']
  upload(name: string, type: string): Promise<FileId>
  /** Sends it, and waits until everything has come of it. */
  say(content: Said): Promise<readonly MessageShape[]>
}

/** A conversation on an account in which the customer has just written. */
async function opened(world: World, key: string, customerId: string): Promise<Desk> {
  const api = await keyHolder(() => world.url, plan)
  const secret = await newKey((path, init) => fetch(world.url + path, init), plan.owner, ['messages:send'])
  world.simulator.control.write({ accountId: key, customerId, text: 'Hello' })
  await world.quiet()
  const account = (await api(listAccounts, {})).data.find((each) => each.key === key)
  const [conversation] = (await api(listConversations, {})).data
  if (!account || !conversation) throw new Error('The customer has not arrived.')
  const at = { params: { conversation_id: conversation.id }, query: {} }
  const [theirs] = (await api(listMessages, at)).data
  if (!theirs) throw new Error('The message has not arrived.')
  let count = 0
  return {
    theirs: theirs.id,
    async authors() {
      const written = (await api(listMessages, { ...at, query: { limit: 200 } })).data
      return new Set(written.filter(({ direction }) => direction === 'out').map(({ author }) => author.kind))
    },
    async upload(name, type) {
      const body = await readFile(new URL(`../../../simulator/samples/${name}`, import.meta.url))
      const headers = { authorization: `Bearer ${secret}`, 'content-type': type }
      const url = `${world.url}/api/v1/files?account_id=${account.id}&name=${name}`
      const answer = await fetch(url, { method: 'POST', body: new Uint8Array(body), headers })
      return uploaded.parse(await answer.json()).id
    },
    async say(content) {
      count += 1
      const body = { conversation_id: conversation.id, content, idempotency_key: `story-${count}` }
      const { message_ids } = await api(sendMessage, { body })
      await world.quiet()
      return Promise.all(message_ids.map((each) => api(getMessage, { params: { message_id: each } })))
    },
  }
}

const uploaded = z.object({ id: id('fil') })
