import type { z } from 'zod'

/** Reads JSON of a known shape from the demo. Throws when it does not answer. */
export async function read<T>(path: string, shape: z.ZodType<T>, signal: AbortSignal): Promise<T> {
  const response = await fetch(path, { signal })
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return shape.parse(await response.json())
}

/** Asks the demo to do something; whether it did shows in what is read next. */
export async function ask(method: 'POST' | 'PUT', path: string, body?: object): Promise<void> {
  await fetch(path, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
}
