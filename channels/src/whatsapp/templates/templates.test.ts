import { withKnownExamples, type TemplateParts } from '@parley/core/domain/template.ts'
import type { Wording } from '@parley/core/ports/templates.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { templates } from './codec.ts'
import { readTemplate } from './read.ts'
import { componentsOf } from './write.ts'

const parts: TemplateParts = {
  header: { kind: 'text', text: 'Order {{1}}' },
  body: 'Hello {{1}}, your order {{2}} is on its way. Thank you!',
  footer: 'Parley Café',
  buttons: [
    { kind: 'reply', title: 'Thanks', value: null },
    { kind: 'link', title: 'Track it', value: 'https://example.com/track/{{1}}' },
    { kind: 'phone', title: 'Call us', value: '+16505551234' },
  ],
  cards: [],
  examples: { 1: 'Ana', 2: '1042' },
}
const wording: Wording = { name: 'order_update', language: 'en_US', category: 'utility', parts }
const account = {
  key: '1065',
  settings: {},
  token: 'a token that nobody may see',
  baseUrl: 'https://graph.example',
  apiVersion: 'v26.0',
}
const answer = (status: number, body: unknown) =>
  ({ kind: 'answer', status, headers: {}, body: JSON.stringify(body) }) as const

test('what is written is read again', () => {
  const item = { id: '1', name: 'order_update', language: 'en_US', ...componentsOf(parts, new Map()) }
  expect(readTemplate(item)?.parts).toEqual(parts)
})

test('gaps with names are written as such', () => {
  const named = { ...parts, header: null, body: 'Hello {{first_name}}!', examples: { first_name: 'Ana' } }
  expect(componentsOf(named, new Map())).toMatchObject({
    parameter_format: 'NAMED',
    components: [
      { example: { body_text_named_params: [{ param_name: 'first_name', example: 'Ana' }] } },
      {},
      {},
    ],
  })
  expect(
    readTemplate({ id: '1', name: 'a', language: 'en', ...componentsOf(named, new Map()) })?.parts,
  ).toEqual(named)
})

test('a good template has no problems', () => expect(templates.problems(wording)).toEqual([]))

test.each<[string, Partial<TemplateParts>]>([
  ['body: it must say something.', { body: '' }],
  ['body: it can neither begin nor end with a gap.', { body: '{{1}} {{2}} hello' }],
  ['body: the gaps are numbered {{1}}, {{2}} and so on.', { body: 'A {{1}} and {{3}} b' }],
  ['body: the gaps have either names or numbers, not both.', { body: 'A {{1}} and {{x}} b' }],
  ['examples: an example is missing for 1, 1, 2.', { examples: {} }],
  ['footer: 60 characters at most.', { footer: 'x'.repeat(61) }],
  ['header: one gap at most.', { header: { kind: 'text', text: '{{1}} {{2}}' } }],
  ['cards: two to ten, or none.', { cards: [{ ...parts, header: null }] }],
])('%s', (sentence, change) =>
  expect(templates.problems({ ...wording, parts: { ...parts, ...change } })).toContain(sentence),
)

describe('headers with a picture, a film or a document', () => {
  const picture = { ...parts, header: { kind: 'image', example: 'fil_1' } } as const

  test('need an example, and name it by what the channel calls it', () => {
    const { example: _, ...without } = picture.header
    const problems = templates.problems({ ...wording, parts: { ...picture, header: without } })
    expect(problems).toEqual([
      'header: upload an example of the image for the review, and name it as its example.',
    ])
    expect(componentsOf(picture, new Map([['fil_1', '4::abc']])).components[0]).toEqual({
      type: 'HEADER',
      format: 'IMAGE',
      example: { header_handle: ['4::abc'] },
    })
  })

  test('are read without it: the channel answers with an address of its own', () => {
    const item = { id: '1', name: 'a', language: 'en', ...componentsOf(picture, new Map([['fil_1', 'x']])) }
    const told = readTemplate(item)?.parts
    expect(told?.header).toEqual({ kind: 'image' })
    expect(told && withKnownExamples(told, picture).header).toEqual(picture.header)
    expect(told && withKnownExamples(told, parts).header).toEqual({ kind: 'image' })
  })

  test('an example is announced to the app of the token, then brought to where the channel says', () => {
    const { examples } = templates
    const file = { name: 'Bröd.png', type: 'image/png', size: 9 }
    const announced = examples.announce(file, { ...account, business: null, app: null })
    expect(`${announced.method} ${announced.url}`).toBe(
      'POST https://graph.example/v26.0/app/uploads?file_name=Bro_d.png&file_length=9&file_type=image%2Fpng',
    )
    const name = 'upload:MTphdHRh==?sig=ARZq'
    expect(examples.announced(answer(200, { id: name }))).toEqual({ kind: 'named', name })
    expect(examples.announced(answer(200, { id: 'upload:/../me' })).kind).toBe('unclear')
    expect(examples.bring(name, account)).toMatchObject({
      url: `https://graph.example/v26.0/${name}`,
      headers: { authorization: `OAuth ${account.token}`, file_offset: '0' },
    })
    expect(examples.brought(answer(200, { h: '4::x\n5::y' }))).toEqual({ kind: 'named', name: '4::x\n5::y' })
  })
})

describe('the calls', () => {
  test('go to the business and to the template, with the token in the header alone', () => {
    const calls = [
      templates.list('9', 'abc', account),
      templates.remove({ name: 'order_update', externalId: '77' }, '9', account),
      ...[
        templates.create(wording, new Map(), '9', account),
        templates.edit('77', wording, new Map(), account),
      ].flatMap((made) => (made.kind === 'call' ? [made.call] : [])),
    ]
    expect(calls.map(({ method, url }) => `${method} ${url}`)).toEqual([
      expect.stringMatching(/^GET .*\/v26.0\/9\/message_templates\?fields=.*&limit=100&after=abc$/),
      'DELETE https://graph.example/v26.0/9/message_templates?name=order_update&hsm_id=77',
      'POST https://graph.example/v26.0/9/message_templates',
      'POST https://graph.example/v26.0/77',
    ])
    for (const { url, headers, body } of calls) {
      expect(headers['authorization']).toBe(`Bearer ${account.token}`)
      expect(url + body).not.toContain(account.token)
    }
  })
})

describe('the answers', () => {
  test('of a list are read page by page', () => {
    const data = [
      { id: '1', name: 'a', language: 'en', status: 'PAUSED', quality_score: { score: 'RED' } },
      {},
    ]
    const reply = answer(200, { data, paging: { cursors: { after: 'n' }, next: 'https://…' } })
    expect(templates.listed(reply)).toMatchObject({
      kind: 'page',
      templates: [{ externalId: '1', state: 'paused', quality: 'low' }],
      next: 'n',
    })
    expect(templates.listed(answer(200, { data: [], paging: { cursors: { after: 'n' } } }))).toMatchObject({
      next: null,
    })
  })

  test('of a new template say what became of it', () => {
    const reply = answer(200, { id: '7', status: 'PENDING', category: 'MARKETING' })
    expect(templates.written(reply)).toEqual({
      kind: 'taken',
      externalId: '7',
      state: 'pending',
      category: 'marketing',
    })
    expect(templates.written(answer(200, { success: true }))).toMatchObject({
      state: 'pending',
      category: null,
    })
  })

  test('that refuse say why, and none at all settles nothing', () => {
    const error = { code: 100, error_subcode: 2388024, error_user_msg: 'There is one already.' }
    expect(templates.written(answer(400, { error }))).toEqual({
      kind: 'refused',
      detail: 'There is one already.',
    })
    expect(templates.removed({ kind: 'lost', detail: 'timeout' })).toEqual({
      kind: 'unclear',
      detail: 'timeout',
    })
  })

  test('whatever is listed, nothing throws', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        const body = JSON.stringify({ data: [data, { components: data }] }) ?? 'null'
        const listed = templates.listed({ kind: 'answer', status: 200, headers: {}, body })
        expect(listed.kind).toBe('page')
      }),
    )
  })
})
