import { problem, type Problem } from './problem.ts'
import type { AnswerOf, CallOf, Route } from './route.ts'

/** The part of `fetch` that the client needs; browsers and Node have it. */
export type Fetch = (
  url: string,
  init: {
    method: string
    headers: Record<string, string>
    body?: string
    credentials: 'same-origin'
    signal?: AbortSignal
  },
) => Promise<{ status: number; ok: boolean; json(): Promise<unknown> }>

/** An answer that is a problem (RFC 9457); the request arrived and was refused. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(found: Problem) {
    super(found.detail)
    this.name = 'ProblemError'
    this.problem = found
  }
}

/** What a caller must pass; parts in which nothing is required may be left out. */
export type Call<R extends Route> = {
  readonly [K in keyof CallOf<R> as Needed<CallOf<R>[K]> extends true ? K : never]: CallOf<R>[K]
} & {
  readonly [K in keyof CallOf<R> as Needed<CallOf<R>[K]> extends true ? never : K]?: CallOf<R>[K]
}

type Needed<T> = T extends undefined ? false : Record<string, never> extends T ? false : true

export type Client = <R extends Route>(route: R, call: Call<R>, signal?: AbortSignal) => Promise<AnswerOf<R>>

/** Calls routes by their definition. Throws `ProblemError` for a refusal, and what `fetch` throws if nothing came back. */
export function createClient(baseUrl: string, fetch: Fetch): Client {
  return async (route, call, signal) => {
    const { params = {}, query = {}, body } = call as Loose
    const response = await fetch(baseUrl + fill(route.path, params) + search(query), {
      method: route.method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: 'same-origin',
      ...(signal ? { signal } : {}),
    })
    const json = await response.json()
    if (!response.ok) throw new ProblemError(problem.parse(json))
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the route's own schema has just proved it
    return route.answer.parse(json) as AnswerOf<typeof route>
  }
}

interface Loose {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  readonly body?: unknown
}

function fill(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
}

function search(query: NonNullable<Loose['query']>): string {
  const given = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value))
  return given.size === 0 ? '' : `?${given.toString()}`
}
