import type { Call } from '../client.ts'
import type { AnswerOf, Route } from '../route.ts'
import type { routes } from '../routes.ts'

/** A call of an endpoint and its answer, as the documentation shows them; a test makes each of them come true. */
export type Example<R extends Route> = Call<R> & { readonly answer: AnswerOf<R> }

/** One for each endpoint. */
export type Examples = { readonly [Name in keyof typeof routes]: Example<(typeof routes)[Name]> }
