import type { Deed } from '@parley/core/domain/audit.ts'
import type { ErrorCode } from '@parley/core/domain/error.ts'
import type { Scope } from '@parley/core/domain/scope.ts'
import type { z } from 'zod'

/**
 * `anyone` needs no credentials, `person` somebody who is signed in, `operator` the key of whoever runs the hub;
 * everything else needs this scope.
 */
export type Auth = 'anyone' | 'person' | 'operator' | Scope

/** A header that a route reads, or answers with. */
export interface Header {
  readonly name: string
  readonly description: string
  readonly example: string
}

/** One endpoint as data: routing, validation, documentation and clients are all made from it. */
export interface Route<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
  W extends Auth = Auth,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With `{name}` where a parameter goes, as in OpenAPI. */
  readonly path: `/api/v1/${string}`
  readonly summary: string
  readonly auth: W
  /** Written in the same commit as the change; null for what is not worth a line. */
  readonly audit?: Deed | null
  readonly params: P
  readonly query: Q
  /** What it reads beside what every route reads; none of these has to be there. */
  readonly headers?: readonly Header[]
  readonly body: B
  /** The body is a file's bytes, or a form with a file; nothing is read of it beforehand. */
  readonly takes?: 'file'
  readonly answerHeaders?: readonly Header[]
  readonly status: 200 | 201 | 202
  readonly answer: A
  /** What can go wrong beyond a bad request, missing credentials and our own failures. */
  readonly errors: readonly ErrorCode[]
}

/** Who writes has to say what the audit log is told of it. */
type Answerable = { readonly method: 'GET' } | { readonly audit: Deed | null }

export function route<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
  W extends Auth,
>(definition: Route<P, Q, B, A, W> & Answerable): Route<P, Q, B, A, W> {
  return definition
}

export type ParamsOf<R extends Route> = z.output<R['params']>
export type QueryOf<R extends Route> = z.output<R['query']>
export type BodyOf<R extends Route> = z.output<R['body']>
export type AnswerOf<R extends Route> = z.input<R['answer']>

/** What a caller passes: defaults may be left out. */
export interface CallOf<R extends Route> {
  readonly params: z.input<R['params']>
  readonly query: z.input<R['query']>
  readonly body: z.input<R['body']>
}
