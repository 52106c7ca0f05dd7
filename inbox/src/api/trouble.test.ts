import { ProblemError } from '@parley/contract/client.ts'
import { errors, type ErrorCode } from '@parley/core/domain/error.ts'
import { expect, test } from 'vitest'
import { z } from 'zod'

import { isPassing, trouble } from './trouble.ts'

test('a refusal tells what happened and what to do', () => {
  expect(trouble(refusal('too_long'))).toEqual({
    title: 'It did not work.',
    advice: errors.too_long.advice,
  })
})

test('only what may pass by itself is tried again', () => {
  expect(
    [new TypeError('Failed to fetch'), refusal('unavailable'), refusal('too_many_requests')].map(isPassing),
  ).toEqual([true, true, true])
  expect([refusal('too_long'), refusal('window_closed'), refusal('forbidden')].map(isPassing)).toEqual([
    false,
    false,
    false,
  ])
})

test('an answer of another version is no connection problem', () => {
  const { error } = z.string().safeParse(1)
  expect(isPassing(error)).toBe(false)
  expect(trouble(error).advice).toBe('Reload the page.')
})

function refusal(code: ErrorCode): ProblemError {
  const { status, title } = errors[code]
  return new ProblemError({
    type: 'about:blank',
    title,
    status,
    detail: 'It did not work.',
    code,
    correlation_id: 'test',
  })
}
