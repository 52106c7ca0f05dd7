import { readFile } from 'node:fs/promises'

import { listAccounts } from '@parley/contract/account.ts'
import { sendMessage } from '@parley/contract/message.ts'
import type { CallOf } from '@parley/contract/route.ts'
import { id } from '@parley/contract/shapes.ts'
import { createTemplate, editTemplate, getTemplate, syncTemplates } from '@parley/contract/template.ts'
import { expect, test } from 'vitest'
import { z } from 'zod'

import { keyHolder } from '../lapse/key-holder.ts'
import { demo } from '../plan.ts'
import { temporaryWorld } from '../temporary-world.ts'
import type { World } from '../world.ts'
import { whatsApp } from './every-kind.ts'
import { tom, wroteLongAgo } from './long-ago.ts'
import { newKey } from './new-key.ts'

type Parts = CallOf<typeof createTemplate>['body']['parts']

const body = 'Hello {{1}}, this came out of the oven.'
const examples = { 1: 'Ana' }
const header = (example: `fil_${string}`) => ({ kind: 'image', example }) as const
const button = [{ kind: 'reply', title: 'One of these' }] as const

test('templates with pictures are made here, pass the review, and are sent with other pictures', async () => {
  await using world = await temporaryWorld()
  world.simulator.control.setReview({ reviewMs: 0 })
  const desk = await opened(world)
  const picture = await desk.upload('photo.jpg', 'image/jpeg')

  const made = await desk.create('bread', { header: header(picture), body, examples })
  expect(made).toMatchObject({ state: 'pending', parts: { header: header(picture) } })
  await expect.poll(() => desk.state(made.id), { timeout: 20_000 }).toBe('approved')
  await desk.api(syncTemplates, { params: desk.of })
  const listed = await desk.api(getTemplate, { params: { ...desk.of, template_id: made.id } })
  expect(listed.parts.header).toEqual(header(picture))
  const changed = { parts: { ...made.parts, body: `${body} Come soon!` } }
  const edited = await desk.api(editTemplate, {
    params: { ...desk.of, template_id: made.id },
    body: changed,
  })
  expect(edited.state).toBe('pending')

  const card = { header: header(picture), body, examples, buttons: [...button] }
  const shelf = await desk.create('shelf', { body: 'What we have today', cards: [card, card] })
  await expect.poll(() => desk.state(shelf.id), { timeout: 20_000 }).toBe('approved')
  const other = await desk.upload('picture.png', 'image/png')
  const filled = (name: string, file: `fil_${string}`) => ({
    header: { kind: 'image', file: { file_id: file } } as const,
    body: { 1: name },
  })
  await desk.send({
    kind: 'template',
    name: 'shelf',
    language: 'en',
    cards: [filled('Tom', other), filled('Léa', picture)],
  })
  const phone = () => world.simulator.control.thread(whatsApp.accountId, 'tom').bubbles
  await expect
    .poll(() => phone().map(({ layout }) => layout?.cards.map((each) => each.body)), { timeout: 20_000 })
    .toEqual([['Hello Tom, this came out of the oven.', 'Hello Léa, this came out of the oven.']])
  expect(phone()[0]?.files?.map(({ type }) => type)).toEqual(['image/png', 'image/jpeg'])
}, 120_000)

test('an example that does not fit the header is refused before the platform is asked', async () => {
  await using world = await temporaryWorld()
  const desk = await opened(world)
  const paper = await desk.upload('paper.pdf', 'application/pdf')
  const calls = world.simulator.ledger.graphCalls
  await expect(desk.create('bread', { header: header(paper), body, examples })).rejects.toThrow(
    'must be image/jpeg or image/png',
  )
  await expect(desk.create('bread', { header: { kind: 'video' }, body, examples })).rejects.toThrow(
    'upload an example of the video',
  )
  expect(world.simulator.ledger.graphCalls).toBe(calls)
}, 120_000)

async function opened(world: World) {
  expect(await wroteLongAgo(world, 'Is there bread?')).toBe(200)
  const api = await keyHolder(() => world.url, demo)
  const key = await newKey((path, init) => fetch(world.url + path, init), demo.owner, ['messages:send'])
  const account = (await api(listAccounts, {})).data.find(({ channel }) => channel === 'whatsapp')?.id
  if (!account) throw new Error('There is no account.')
  const of = { account_id: account }
  return {
    api,
    of,
    create: (name: string, parts: Parts) =>
      api(createTemplate, {
        params: of,
        body: { name, language: 'en', category: 'marketing' as const, parts },
      }),
    async state(template: `tpl_${string}`) {
      return (await api(getTemplate, { params: { ...of, template_id: template } })).state
    },
    async upload(name: string, type: string) {
      const file = new URL(`../../../simulator/samples/${name}`, import.meta.url)
      const answer = await fetch(`${world.url}/api/v1/files?account_id=${account}&name=${name}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': type },
        body: new Uint8Array(await readFile(file)),
      })
      return z.object({ id: id('fil') }).parse(await answer.json()).id
    },
    send: (content: CallOf<typeof sendMessage>['body']['content']) =>
      api(sendMessage, {
        body: { account_id: account, to: `+${tom.phone}`, content, idempotency_key: 'once' },
      }),
  }
}
