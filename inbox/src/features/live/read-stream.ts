import { ProblemError } from '@parley/contract/client.ts'
import { streamPath } from '@parley/contract/event.ts'
import { problem } from '@parley/contract/problem.ts'

import { streamParser, type StreamPart } from './parse-stream.ts'

/** Reads the live stream from a cursor until it ends, `signal` aborts or it breaks (then it throws). */
export async function readStream(
  after: string,
  signal: AbortSignal,
  on: { byte(): void; part(part: StreamPart): void },
): Promise<void> {
  const response = await fetch(`${streamPath}?after=${encodeURIComponent(after)}`, {
    headers: { accept: 'text/event-stream' },
    credentials: 'same-origin',
    cache: 'no-store',
    signal,
  })
  if (!response.ok) throw new ProblemError(problem.parse(await response.json()))
  if (response.body === null) return
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  const parse = streamParser()
  while (true) {
    const { done, value } = await reader.read()
    if (done) return
    on.byte()
    for (const part of parse(value)) on.part(part)
  }
}
