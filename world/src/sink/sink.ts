import { Hono, type Context } from 'hono'

import { SinkRecord } from './record.ts'
import { mood as moodShape, webhooksQuery, type Mood } from './shapes.ts'
import { verify } from './verify.ts'

export interface SinkOptions {
  /** The endpoint's secret (`whsec_…`). */
  readonly secret: () => string
  readonly now: () => number
  /** Resolves after that many milliseconds. */
  readonly wait: (ms: number) => Promise<void>
}

export interface Sink {
  /** `POST /` takes webhooks, `GET /webhooks` lists them, `PUT /mood` makes it fail or slow. */
  readonly app: Hono
  readonly record: SinkRecord
  /** Fails or is slow from now on for a while, or is well again. */
  feel(mood: Mood): void
  /** Until when it is not well, and how. */
  mood(): { readonly kind: Mood['kind']; readonly until: number }
}

const maxBodyBytes = 1024 * 1024

/** A small CRM's webhook endpoint, as its developer would write it: verify, note, answer. */
export function createSink({ secret, now, wait }: SinkOptions): Sink {
  const record = new SinkRecord()
  let current: { mood: Mood; until: number } = { mood: { kind: 'well' }, until: 0 }
  const feeling = (): Mood => (now() < current.until ? current.mood : { kind: 'well' })

  const take = async (context: Context): Promise<Response> => {
    if (Number(context.req.header('content-length') ?? 0) > maxBodyBytes)
      return context.text('Too large.', 413)
    const body = await context.req.text()
    const check = verify({ body, header: (name) => context.req.header(name) }, secret(), now())
    const mood = feeling()
    if (mood.kind === 'slow') await wait(mood.delayMs)
    const status = check.kind === 'refused' ? 401 : mood.kind === 'failing' ? 503 : 200
    record.add({ at: now(), id: context.req.header('webhook-id') ?? '', check, status, body })
    if (check.kind === 'refused') return context.text(check.why, 401)
    return status === 503 ? context.text('The CRM is down for a while.', 503) : context.text('ok')
  }

  const sink: Sink = {
    app: new Hono(),
    record,
    feel(mood) {
      current = { mood, until: mood.kind === 'well' ? 0 : now() + mood.forMs }
    },
    mood: () => ({ kind: feeling().kind, until: current.until }),
  }
  sink.app.post('/', take)
  read(sink)
  return sink
}

function read(sink: Sink): void {
  const { app, record } = sink
  app.get('/webhooks', (context) => {
    const query = webhooksQuery.safeParse(context.req.query())
    if (!query.success) return context.json({ error: 'after and limit are whole numbers.' }, 400)
    const data = record.after(query.data.after, query.data.limit)
    return context.json({ data, arrivals: record.arrivals, mood: sink.mood() })
  })
  app.put('/mood', async (context) => {
    const given = moodShape.safeParse(await context.req.json().catch(() => undefined))
    if (!given.success) {
      return context.json({ error: 'Send {"kind":"well"}, or "failing" or "slow" with "forMs".' }, 400)
    }
    sink.feel(given.data)
    return context.json(sink.mood())
  })
}
