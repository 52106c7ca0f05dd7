import { afterAll, beforeAll, expect, test } from 'vitest'

import { openSmallHub, type SmallHub } from './fixtures/small-hub.ts'

let small: SmallHub
beforeAll(async () => void (small = await openSmallHub()))
afterAll(() => small.end())

const describedAs = (description: string) =>
  small.ask('POST', '/api/v1/webhook-endpoints', { url: 'https://crm.example/', description })

test.each(['\0', 'a\\\0', '\\\\ \0'])('a text with the character NUL is refused: %j', async (text) => {
  const { status, body } = await describedAs(text)
  expect([status, body.detail]).toEqual([400, expect.stringContaining('The body has the character NUL')])
})

test.each(['\\u0000', '\\\\u0000', 'u0000'])(
  'a text that only reads like it is taken as it is: %s',
  async (text) => {
    expect((await describedAs(text)).body.endpoint.description).toBe(text)
  },
)

test('a query with the character NUL is refused, too', async () => {
  const { status, body } = await small.ask('GET', '/api/v1/search?text=menu%00')
  expect([status, body.detail]).toEqual([400, expect.stringContaining('The query has the character NUL')])
})
