import { z } from 'zod'

import { letterShape, listLetters, wholeLetterShape } from './letter.ts'
import { route } from './route.ts'
import { id, list, none, noParams } from './shapes.ts'

/** What came in and belongs to no tenant: unknown accounts, and what cannot be read. For whoever runs the hub. */
const params = z.object({ letter_id: id('dlq') })

export const listUnownedLetters = route({
  method: 'GET',
  path: '/api/v1/operator/dead-letters',
  summary: 'What came in for no known account or could not be read, the latest first',
  auth: 'operator',
  params: noParams,
  query: listLetters.query,
  body: none,
  status: 200,
  answer: list(letterShape),
  errors: [],
})

export const getUnownedLetter = route({
  method: 'GET',
  path: '/api/v1/operator/dead-letters/{letter_id}',
  summary: 'One of them with everything that was kept',
  auth: 'operator',
  params,
  query: noParams,
  body: none,
  status: 200,
  answer: wholeLetterShape,
  errors: ['not_found'],
})

export const replayUnownedLetter = route({
  method: 'POST',
  path: '/api/v1/operator/dead-letters/{letter_id}/replay',
  summary: 'Receive it once more: its account may be connected by now, or this version may read more',
  auth: 'operator',
  audit: { action: 'replay.letter', keep: [] },
  params,
  query: noParams,
  body: none,
  status: 202,
  answer: letterShape,
  errors: ['not_found', 'conflict'],
})

export const discardUnownedLetter = route({
  method: 'POST',
  path: '/api/v1/operator/dead-letters/{letter_id}/discard',
  summary: 'Close it without receiving it; it stays readable',
  auth: 'operator',
  audit: { action: 'discard.letter', keep: [] },
  params,
  query: noParams,
  body: none,
  status: 200,
  answer: letterShape,
  errors: ['not_found', 'conflict'],
})
