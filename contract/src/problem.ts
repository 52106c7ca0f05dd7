import { errors, type ErrorCode } from '@parley/core/domain/error.ts'
import { z } from 'zod'

import { messageShape } from './message.ts'

/** RFC 9457, `application/problem+json`. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What exactly happened, and what to do.'),
    code: z.custom<ErrorCode>((value) => typeof value === 'string' && value in errors),
    correlation_id: z.string(),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe('For `invalid_request`: each field that is wrong.'),
    newer: z
      .array(messageShape)
      .optional()
      .describe('For `newer_messages`: what came after the given sequence, oldest first, at most 50.'),
  })
  .meta({ id: 'Problem' })

export type Problem = z.infer<typeof problem>
