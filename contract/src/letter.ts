import { letterReason, letterState, type Letter } from '@parley/core/domain/letter.ts'
import type { Redrive } from '@parley/core/domain/redrive.ts'
import { z } from 'zod'

import { route } from './route.ts'
import { id, iso, isoOrNull, limit, list, none, noParams, timestamp } from './shapes.ts'

export const letterShape = z
  .object({
    id: id('dlq'),
    reason: letterReason,
    detail: z.string().describe('What happened, in plain words.'),
    state: letterState,
    about: z
      .string()
      .describe(
        'What was given up on: the kind of a task, or `webhook` for what came in and could not be read.',
      ),
    account_id: id('acc').nullable(),
    endpoint_id: id('end').nullable(),
    attempts: z.int().describe('How often it was tried.'),
    correlation_id: z
      .string()
      .nullable()
      .describe('The trace of the request or webhook that led to it; null for what the hub did on its own.'),
    created_at: timestamp,
    closed_at: timestamp.nullable(),
  })
  .meta({ id: 'DeadLetter' })

/** With everything that was kept; what a channel sent may hold personal data. */
export const wholeLetterShape = letterShape
  .extend({ payload: z.unknown() })
  .meta({ id: 'DeadLetterWithPayload' })

export function presentLetter(letter: Letter): z.infer<typeof letterShape> {
  return {
    id: letter.id,
    reason: letter.reason,
    detail: letter.detail,
    state: letter.state,
    about: letter.kept.kind === 'work' ? letter.kept.work.kind : 'webhook',
    account_id: letter.account,
    endpoint_id: letter.endpoint,
    attempts: letter.attempts,
    correlation_id: letter.trace ?? null,
    created_at: iso(letter.createdAt),
    closed_at: isoOrNull(letter.closedAt),
  }
}

export function presentWholeLetter(letter: Letter): z.infer<typeof wholeLetterShape> {
  const { kept } = letter
  return { ...presentLetter(letter), payload: kept.kind === 'work' ? kept.work : kept.body }
}

export const redriveShape = z
  .object({
    id: id('rdv'),
    total: z.int().describe('How many there were at the start.'),
    replayed: z.int(),
    left: z
      .int()
      .describe(
        'Those that could not be replayed and stay open, e.g. because their endpoint is switched off.',
      ),
    created_at: timestamp,
    finished_at: timestamp.nullable(),
  })
  .meta({ id: 'Redrive' })

export function presentRedrive(redrive: Redrive): z.infer<typeof redriveShape> {
  const { total, replayed, left } = redrive
  return {
    id: redrive.id,
    total,
    replayed,
    left,
    created_at: iso(redrive.createdAt),
    finished_at: isoOrNull(redrive.finishedAt),
  }
}

const params = z.object({ letter_id: id('dlq') })
const filter = {
  reason: letterReason.optional(),
  account_id: id('acc').optional(),
  endpoint_id: id('end').optional(),
  from: timestamp.optional().describe('Made at this time or later.'),
  to: timestamp.optional().describe('Made before this time.'),
}
const query = z.object({ ...filter, state: letterState.default('open'), after: id('dlq').optional(), limit })

export type LetterListing = z.output<typeof query>

export const listLetters = route({
  method: 'GET',
  path: '/api/v1/dead-letters',
  summary: 'What was given up on, the latest first; without what was in it',
  auth: 'letters:read',
  params: noParams,
  query,
  body: none,
  status: 200,
  answer: list(letterShape),
  errors: [],
})

export const getLetter = route({
  method: 'GET',
  path: '/api/v1/dead-letters/{letter_id}',
  summary: 'One dead letter with everything that was kept',
  auth: 'letters:read',
  params,
  query: noParams,
  body: none,
  status: 200,
  answer: wholeLetterShape,
  errors: ['not_found'],
})

export const replayLetter = route({
  method: 'POST',
  path: '/api/v1/dead-letters/{letter_id}/replay',
  summary: 'Try once more; a webhook keeps its id and sequence and says `webhook-replayed: 1`',
  auth: 'letters:write',
  audit: { action: 'replay.letter', keep: [] },
  params,
  query: noParams,
  body: none,
  status: 202,
  answer: letterShape,
  errors: ['not_found', 'conflict'],
})

export const discardLetter = route({
  method: 'POST',
  path: '/api/v1/dead-letters/{letter_id}/discard',
  summary: 'Close a dead letter without trying again; it stays readable',
  auth: 'letters:write',
  audit: { action: 'discard.letter', keep: [] },
  params,
  query: noParams,
  body: none,
  status: 200,
  answer: letterShape,
  errors: ['not_found', 'conflict'],
})

export const replayLetters = route({
  method: 'POST',
  path: '/api/v1/dead-letters/replay',
  summary: 'Replay all open dead letters that match, oldest first; or count them with `dry_run`',
  auth: 'letters:write',
  audit: { action: 'replay.redrive', keep: ['reason', 'account_id', 'endpoint_id', 'from', 'to', 'dry_run'] },
  params: noParams,
  query: noParams,
  body: z.object({ ...filter, dry_run: z.boolean().default(false) }),
  status: 202,
  answer: z.object({
    count: z.int(),
    redrive: redriveShape.nullable().describe('How it goes on; null for a dry run.'),
  }),
  errors: [],
})

export const getRedrive = route({
  method: 'GET',
  path: '/api/v1/redrives/{redrive_id}',
  summary: 'How far the replaying of many has come',
  auth: 'letters:read',
  params: z.object({ redrive_id: id('rdv') }),
  query: noParams,
  body: none,
  status: 200,
  answer: redriveShape,
  errors: ['not_found'],
})
