import { HubError } from '@parley/core/domain/error.ts'
import { idDigits } from '@parley/core/domain/ids.ts'
import { pino, type DestinationStream, type Logger } from 'pino'

import type { Env } from './env.ts'

/** What must never be seen, should a line ever carry it: the second net below `events`, which puts none of it in. */
const secret = ['token', 'secret', 'password', 'authorization', 'cookie', 'text', 'name', 'phone', 'email']

/** The log: JSON lines on stdout unless told otherwise. */
export function createLog({ LOG_LEVEL: level }: Pick<Env, 'LOG_LEVEL'>, out?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    serializers: { err: shownError },
    redact: { paths: secret.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
  }
  return out ? pino(options, out) : pino(options)
}

/** Errors whose words are our own or the engine's; the words of others may repeat what they were given. */
const ownWords = [HubError, TypeError, RangeError, ReferenceError]

/** An error as the log may show it: what kind it is and where it happened, its words only if they are ours. */
export function shownError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const message = ownWords.some((kind) => error instanceof kind) ? error.message : undefined
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ +at /.test(line))
  return { type: error.name, code, message, stack: frames.map((frame) => frame.trim()) }
}

const id = new RegExp(`^[a-z]{3}_${idDigits}$`)

/** A path as the log may show it: the words of our own routes and our ids; anything else somebody made up. */
export function shownPath(path: string, words: ReadonlySet<string>): string {
  return path
    .split('/')
    .map((segment) => (segment === '' || words.has(segment) || id.test(segment) ? segment : '*'))
    .join('/')
}

/** The words that stand in the paths of routes. */
export function wordsOf(paths: Iterable<string>): ReadonlySet<string> {
  return new Set([...paths].flatMap((path) => path.split('/')).filter((each) => !/[:*]/.test(each)))
}
