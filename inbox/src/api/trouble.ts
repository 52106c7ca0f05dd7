import { ProblemError } from '@parley/contract/client.ts'
import { errors, type ErrorCode } from '@parley/core/domain/error.ts'
import { z } from 'zod'

/** What went wrong and what to do, for a person. */
export interface Trouble {
  readonly title: string
  readonly advice: string
}

export function trouble(error: unknown): Trouble {
  if (error instanceof ProblemError) {
    return { title: error.problem.detail, advice: errors[error.problem.code].advice }
  }
  if (error instanceof z.ZodError) {
    return { title: 'The server speaks another version than this page.', advice: 'Reload the page.' }
  }
  return { title: 'The server cannot be reached.', advice: 'Check your connection; we keep trying.' }
}

export function codeOf(error: unknown): ErrorCode | null {
  return error instanceof ProblemError ? error.problem.code : null
}

/** Whether the same request may succeed later: nothing came back, or the server is busy or broken. */
export function isPassing(error: unknown): boolean {
  if (error instanceof z.ZodError) return false
  if (!(error instanceof ProblemError)) return true
  const { status, code } = error.problem
  return status >= 500 || status === 429 || code === 'conflict' || code === 'unauthenticated'
}
