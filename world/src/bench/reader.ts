import { request } from 'undici'
import { z } from 'zod'

const page = z.object({
  data: z.array(z.object({ id: z.string().optional() })).default([]),
  next: z.string().nullish(),
})

export type Page = z.infer<typeof page>

/** Gets a page of the API, and says with `tell` how many ms that took. Throws for every answer but 200. */
export type Reader = (path: string, tell?: (ms: number) => void) => Promise<Page>

/** As many keys as are asked for, each with its own turns at what is held back: 120 searches a minute. */
export async function readers(port: number, cookie: string, count: number): Promise<readonly Reader[]> {
  const base = `http://127.0.0.1:${port}/api/v1`
  return Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const body = JSON.stringify({ name: `Reader ${at}`, scopes })
      const headers = { cookie, 'content-type': 'application/json' }
      const made = await request(`${base}/keys`, { method: 'POST', headers, body })
      const { secret } = z.object({ secret: z.string() }).parse(await made.body.json())
      return readerWith(base, secret)
    }),
  )
}

const scopes = ['accounts:read', 'conversations:read', 'messages:read']

function readerWith(base: string, secret: string): Reader {
  const headers = { authorization: `Bearer ${secret}` }
  return async (path, tell = () => undefined) => {
    const startedAt = performance.now()
    const { statusCode, body } = await request(`${base}${path}`, { headers })
    const text = await body.text()
    tell(performance.now() - startedAt)
    if (statusCode !== 200) throw new Error(`${path} was answered with ${statusCode}: ${text.slice(0, 200)}`)
    return page.parse(JSON.parse(text))
  }
}
