import type { IncomingMessage, ServerResponse } from 'node:http'

import { HubError } from '@parley/core/domain/error.ts'
import { newTrace, readTraceparent, type Trace } from '@parley/core/domain/trace.ts'
import type { SignedRequest } from '@parley/core/ports/channel.ts'

import { acknowledgement, hookPaths, maxBodyBytes, wrongSignature } from './hooks.ts'
import type { HttpParts } from './parts.ts'
import { brokenAnswer, problemAnswer, type Answer } from './problems.ts'
import { webhookTaker } from './take-webhook.ts'

/** Answers a request and says so, or leaves it alone. */
export type Lane = (request: IncomingMessage, response: ServerResponse) => boolean

const paths: ReadonlySet<string | undefined> = new Set(hookPaths)

/**
 * The one hot route, on Node's own requests: the web's `Request`, `Response` and streams cost more than all else that a
 * webhook needs until it is durable. What is not plainly a webhook takes the way of all other requests.
 */
export function hookLane(parts: HttpParts): Lane {
  const { hub, events } = parts
  const answer = answering(parts)
  return (request, response) => {
    const { method, url: path = '', headers } = request
    if (method !== 'POST' || !paths.has(path) || !isMeasured(headers['content-length'])) return false
    const startedAt = performance.now()
    const traceId = readTraceparent(single(headers['traceparent'])) ?? newTrace(hub.moment().random)
    collect(request, async (body) => {
      const answered = await answer({ body, header: (name) => single(headers[name]) }, traceId)
      const { status, headers: told, body: text } = answered
      // Node then writes head and body at once; without a length it would send chunks.
      const length = Buffer.byteLength(text)
      response.writeHead(status, { ...told, 'content-length': length, 'x-correlation-id': traceId }).end(text)
      const ms = performance.now() - startedAt
      const usual = answered === acknowledged
      events.requestHandled({ method, path, route: path, status, ms, traceId, usual })
    })
    return true
  }
}

const acknowledged: Answer = {
  status: 200,
  headers: { 'content-type': 'text/plain; charset=UTF-8' },
  body: acknowledgement,
}

function answering(parts: HttpParts): (request: SignedRequest, traceId: Trace) => Promise<Answer> {
  const take = webhookTaker(parts)
  return async (request, traceId) => {
    try {
      if (await take(request, traceId)) return acknowledged
      return problemAnswer('wrong_signature', wrongSignature, traceId)
    } catch (error) {
      if (!(error instanceof HubError)) parts.events.requestBroke(error, traceId)
      return brokenAnswer(error, traceId)
    }
  }
}

/** It says how long it is (Node holds it to that), and that is not too long. */
function isMeasured(length: string | undefined): boolean {
  return length !== undefined && Number(length) <= maxBodyBytes
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header
}

function collect(request: IncomingMessage, then: (body: Buffer) => Promise<void>): void {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => void then(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
}
