import { expect, test } from 'vitest'

import type { AccountNews, Health } from '../account-news.ts'
import type { AccountReport } from '../channel-event.ts'
import { account, inbound } from '../fixtures/given.ts'
import { newRecord } from '../fixtures/record.ts'

const report = (news: AccountNews, at: number): AccountReport => ({
  kind: 'account',
  scope: 'account',
  accountKey: account.key,
  externalId: `news-${at}`,
  news,
  at,
})
const health = (level: Health['level'], at: number, topic = 'quality') =>
  report({ kind: 'health', topic, level, detail: `${topic} is ${level}` }, at)
const template = (over: object, at: number) => report({ kind: 'template', externalId: 'tpl-9', ...over }, at)

test.each([
  ['one', [health('warning', 5)], [['quality', 'warning']], ['raise']],
  [
    'the latest of a topic',
    [health('warning', 5), health('notice', 6)],
    [['quality', 'notice']],
    ['raise', 'calm'],
  ],
  [
    'older news that comes late',
    [health('fine', 6), health('warning', 5)],
    [['quality', 'warning']],
    ['raise'],
  ],
  [
    'news that come again',
    [health('warning', 5), health('fine', 6), health('warning', 5)],
    [['quality', 'fine']],
    ['raise', 'calm'],
  ],
  ['two topics', [health('blocked', 5), health('fine', 6, 'review')], [['quality', 'blocked']], ['raise']],
  [
    'an alert stays while one is bad',
    [health('blocked', 5), health('warning', 6, 'limit'), health('fine', 7)],
    [
      ['quality', 'fine'],
      ['limit', 'warning'],
    ],
    ['raise', 'raise'],
  ],
] as const)('the health of an account: %s', (_which, events, lines, tasks) => {
  const record = newRecord()
  record.take(events)
  const [after] = [...record.of.account.values()]
  expect(after?.health?.map(({ topic, level }) => [topic, level])).toEqual(lines)
  expect(record.tasks.map(({ work }) => work.kind)).toEqual(tasks)
})

test('what a message or a delivery proves to be over is over, and nothing older comes back', () => {
  const record = newRecord()
  record.take([health('blocked', 5, 'access'), health('blocked', 6, 'quality'), { ...inbound, at: 9 }])
  const lines = () => [...record.of.account.values()][0]?.health?.map(({ topic, level }) => [topic, level])
  expect(lines()).toEqual([
    ['access', 'fine'],
    ['quality', 'blocked'],
  ])
  record.take([health('blocked', 8, 'access')])
  expect(lines()).toContainEqual(['access', 'fine'])
  record.take([health('blocked', 10, 'access')])
  expect(lines()).toContainEqual(['access', 'blocked'])
})

test('news of an account are in its log without a conversation, and without its token', () => {
  const record = newRecord({ ...account, sealedToken: 'sealed-secret' })
  record.take([health('warning', 5)])
  expect(record.events).toMatchObject([
    { kind: 'account.updated', conversation: null, news: { account: { health: [{ level: 'warning' }] } } },
  ])
  expect(JSON.stringify(record.events)).not.toContain('sealed-secret')
})

test('an import goes forward, whatever comes late, and a refusal stays', () => {
  const record = newRecord()
  const progress = (percent: number, refused: string | null = null) =>
    report({ kind: 'history', progress: percent, refused }, percent)
  record.take([progress(10), progress(60), progress(10), progress(60)])
  expect([...record.of.account.values()]).toMatchObject([{ history: { progress: 60, refused: null } }])
  expect(record.events).toHaveLength(2)
  record.take([progress(0, 'declined'), progress(60)])
  expect([...record.of.account.values()]).toMatchObject([{ history: { progress: 60, refused: 'declined' } }])
})

test('a template that is not known is made, and later news move it', () => {
  const record = newRecord()
  record.take([template({ name: 'order', language: 'en', state: 'approved' }, 5)])
  expect([...record.of.template.values()]).toMatchObject([
    { name: 'order', state: 'approved', quality: 'unknown' },
  ])
  record.take([
    template({ quality: 'low' }, 6),
    template({ state: 'pending' }, 4),
    template({ quality: 'low' }, 7),
  ])
  expect([...record.of.template.values()]).toMatchObject([
    { name: 'order', language: 'en', state: 'approved', quality: 'low' },
  ])
  expect(record.events.map(({ kind, conversation }) => [kind, conversation])).toEqual([
    ['template.updated', null],
    ['template.updated', null],
  ])
})

test('an account learns from its messages to which business it belongs', () => {
  const record = newRecord()
  record.take([
    { ...inbound, business: 'waba-1' },
    { ...inbound, business: 'waba-1', externalId: 'second' },
  ])
  expect([...record.of.account.values()]).toMatchObject([{ business: 'waba-1', version: 2 }])
})
