import { request } from 'undici'
import { z } from 'zod'

import { wordOf } from './crowd/words.ts'
import { spread, type Spread } from './spread.ts'

/** How long pages take that people look at, in ms, on a hub that does nothing else. */
export interface Pages {
  readonly list: Spread
  readonly unread: Spread
  readonly counts: Spread
  readonly thread: Spread
  /** Null if the hub cannot search. */
  readonly search: Spread | null
}

const rounds = 20
const pagesDown = 10
const limit = 50

/** Looks at the inbox as agents do: the list page after page, what is unread, threads from everywhere, and words of all sorts. */
export async function browse(port: number, cookie: string): Promise<Pages> {
  const look = looker(`http://127.0.0.1:${port}/api/v1`, cookie)
  // The first look loads what the process has not needed so far.
  await look.at(`/conversations?status=open&limit=${limit}`)
  look.times()
  const conversations = await down(look, '/conversations?status=open')
  const list = look.times()
  await down(look, '/conversations?status=open&unread=true')
  const unread = look.times()
  for (let round = 0; round < rounds; round += 1) await look.at('/conversation-counts')
  const counts = look.times()
  for (const id of conversations) await look.at(`/conversations/${id}/messages?limit=${limit}`)
  const thread = look.times()
  return { list, unread, counts, thread, search: (await searched(look)) ? look.times() : null }
}

/** Every page as many times, the first ones as often as the last. */
async function down(look: Looker, path: string): Promise<ReadonlySet<string>> {
  const seen = new Set<string>()
  for (let round = 0; round < rounds; round += 1) {
    let after = ''
    for (let depth = 0; depth < pagesDown; depth += 1) {
      const { data, next } = await look.at(`${path}&limit=${limit}${after}`)
      for (const { id } of data) if (id !== undefined) seen.add(id)
      if (!next) break
      after = `&after=${next}`
    }
  }
  return seen
}

/** What everybody says, what hardly anybody says, two words at once, the beginning of one; one person may search 120 times a minute. */
async function searched(look: Looker): Promise<boolean> {
  const words = Array.from({ length: 25 }, (_, index) => [
    wordOf(index),
    wordOf(15_000 + index),
    `${wordOf(index)} ${wordOf(200 + index)}`,
    wordOf(3_000 + index).slice(0, 4),
  ])
  if (!(await look.knows('/search?text=a'))) return false
  look.times()
  let found = 0
  for (const text of words.flat())
    found += (await look.at(`/search?text=${encodeURIComponent(text)}`)).data.length
  if (found === 0) throw new Error('Nothing was found by any word: the index is empty.')
  return true
}

const page = z.object({
  data: z.array(z.object({ id: z.string().optional() })).default([]),
  next: z.string().nullish(),
})
type Looker = ReturnType<typeof looker>

function looker(base: string, cookie: string) {
  let taken: number[] = []
  const get = (path: string) => request(`${base}${path}`, { headers: { cookie } })
  return {
    /** Throws for every answer but 200. */
    async at(path: string): Promise<z.infer<typeof page>> {
      const startedAt = performance.now()
      const { statusCode, body } = await get(path)
      const text = await body.text()
      taken.push(performance.now() - startedAt)
      if (statusCode !== 200)
        throw new Error(`${path} was answered with ${statusCode}: ${text.slice(0, 200)}`)
      return page.parse(JSON.parse(text))
    },
    async knows(path: string): Promise<boolean> {
      const { statusCode, body } = await get(path)
      await body.dump()
      return statusCode !== 404
    },
    /** Of all looks since this was last asked. */
    times(): Spread {
      const times = spread(taken)
      taken = []
      return times
    },
  }
}
