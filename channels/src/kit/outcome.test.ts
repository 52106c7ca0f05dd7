import { expect, test } from 'vitest'

import { graphOutcome } from './outcome.ts'
import { graphRefusals, refusals } from './refusals.ts'

const table = refusals(graphRefusals)

function refusedBy(error: object, headers: Record<string, string> = {}, status = 400) {
  const reply = { kind: 'answer', status, headers, body: JSON.stringify({ error }) } as const
  return graphOutcome(reply, table, (body) => body['id'])
}

test('an error is told in its most exact words, with its code, its subcode and the trace of Meta', () => {
  const error = {
    message: '(#4) Limit',
    code: 4,
    error_subcode: 2018022,
    error_data: { details: 'Too many calls.' },
  }
  expect(refusedBy({ ...error, fbtrace_id: 'Az8or2' })).toEqual({
    kind: 'refused',
    class: 'rate',
    channelCode: '4/2018022',
    detail: 'Too many calls. (fbtrace_id Az8or2)',
    retryAfterMs: null,
  })
  expect(refusedBy({ ...error, error_data: 'As a text.' })).toMatchObject({ detail: 'As a text.' })
  expect(refusedBy({ ...error, error_data: undefined })).toMatchObject({ detail: '(#4) Limit' })
  expect(refusedBy({})).toMatchObject({
    class: 'final',
    channelCode: null,
    detail: 'The channel gave no reason.',
  })
})

test.each([
  [{ 'retry-after': '7' }, 7000],
  [{ 'Retry-After': ' 7 ' }, 7000],
  [{ 'retry-after': '999999999' }, 24 * 3_600_000],
  [{ 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }, null],
  [{ 'retry-after': '-5' }, null],
  [{ 'x-business-use-case-usage': usage(3, 5) }, 300_000],
  [{ 'x-business-use-case-usage': usage(1), 'retry-after': '90' }, 90_000],
  [{ 'x-business-use-case-usage': usage(0) }, null],
  [{ 'x-business-use-case-usage': '{"1":[null,{"estimated_time_to_regain_access":"soon"}]}' }, null],
  [{ 'x-business-use-case-usage': 'not JSON' }, null],
])('%j asks to wait %s ms', (headers, wait) => {
  expect(refusedBy({ code: 4 }, headers)).toMatchObject({ retryAfterMs: wait })
})

test('an error body means refused whatever the status, unless there is an id', () => {
  expect(refusedBy({ code: 2 }, {}, 503)).toMatchObject({ kind: 'refused', class: 'transient' })
  expect(refusedBy({ code: 100 }, {}, 200)).toMatchObject({ kind: 'refused', class: 'final' })
})

test('a 4xx without a reason is final, but for throttling', () => {
  const bare = (status: number) =>
    graphOutcome(
      { kind: 'answer', status, headers: { 'retry-after': '2' }, body: '' },
      table,
      () => undefined,
    )
  expect(bare(404)).toMatchObject({ kind: 'refused', class: 'final' })
  expect(bare(429)).toMatchObject({ kind: 'refused', class: 'rate', retryAfterMs: 2000 })
})

function usage(...minutes: readonly number[]): string {
  return JSON.stringify({
    '102290129340398': minutes.map((each) => ({ estimated_time_to_regain_access: each })),
  })
}
