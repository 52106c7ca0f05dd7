import { errors, type ErrorCode } from '@parley/core/domain/error.ts'
import { z } from 'zod'

import { messageShape } from './message.ts'

/** RFC 9457, `application/problem+json`. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    /** What exactly happened, and what to do. */
    detail: z.string(),
    code: z.custom<ErrorCode>((value) => typeof value === 'string' && value in errors),
    correlation_id: z.string(),
    /** For `invalid_request`: each field that is wrong. */
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    /** For `newer_messages`: what came after the given sequence, oldest first, at most 50. */
    newer: z.array(messageShape).optional(),
  })
  .meta({ id: 'Problem' })

export type Problem = z.infer<typeof problem>
