import type { Stage } from '../stage.ts'
import type { Account } from '../state/accounts.ts'
import { Refusal } from './refusal.ts'

/** The two Graph hosts; tokens of one mean nothing at the other. */
export type GraphHost = 'graph.facebook.com' | 'graph.instagram.com'

/** A Graph call past its token check: `/{object}` or `/{object}/{edge}`. */
export interface GraphRequest {
  readonly host: GraphHost
  readonly method: string
  readonly object: string
  readonly edge: string | undefined
  /** The accounts the token may act for; never empty. */
  readonly granted: readonly Account[]
  readonly query: (name: string) => string | undefined
  readonly header: (name: string) => string | undefined
  readonly text: () => Promise<string>
  readonly bytes: () => Promise<Buffer>
  /** The body as a form with files; undefined when it is none. */
  readonly form: () => Promise<FormData | undefined>
}

/** What an endpoint answers: JSON, or nothing at all while the connection dies. */
export type Answer = object | 'cut'

export type Endpoint = (stage: Stage, request: GraphRequest) => Answer | Promise<Answer>

/** Endpoints by "METHOD edge", the edge empty for the object itself. */
export type Endpoints = Readonly<Record<string, Endpoint>>

/** The account that the path names, `me` being the token's own. */
export function accountOf<K extends Account['kind']>(
  request: GraphRequest,
  kind: K,
): Extract<Account, { kind: K }> {
  const { granted, object } = request
  const found = object === 'me' ? granted[0] : granted.find(({ id }) => id === object)
  if (!found || !isOf(found, kind)) throw noObject(request)
  return found
}

/** The body as a JSON object. */
export async function bodyOf(request: GraphRequest): Promise<object> {
  const json = parsed(await request.text())
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json
  throw new Refusal('invalidParameter', 'The request body must be a JSON object.')
}

export function noObject({ method, object }: GraphRequest): Refusal {
  return new Refusal(
    'unknownObject',
    `Unsupported ${method.toLowerCase()} request. Object with ID '${object}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
  )
}

function isOf<K extends Account['kind']>(
  account: Account,
  kind: K,
): account is Extract<Account, { kind: K }> {
  return account.kind === kind
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
