import { z } from 'zod'

const audience = z.object({ accountKeys: z.array(z.string()), appSecret: z.string(), conversations: z.int() })
const numbers = { port: z.int(), first: z.int(), count: z.int() }
const perSecond = z.number()
/** One message in so many (0: none) is a picture that the hub fetches from there; so many others come at once, before all. Port 0: texts instead. */
const pictures = z.object({ every: z.int(), ahead: z.int(), port: z.int() }).nullable()

/** What the generator is told to do. Message numbers start at `first` and are never used twice on one hub. */
export const job = z.discriminatedUnion('kind', [
  /** As fast as 64 connections go, each waiting for its answer. */
  z.object({ kind: z.literal('burst'), ...numbers, audience, delivered: z.boolean() }),
  /** At a steady rate, whether answers come or not. */
  z.object({ kind: z.literal('pace'), ...numbers, audience, perSecond, delivered: z.boolean(), pictures }),
  /** Forgets what has come out so far; from now on only these numbers count. */
  z.object({ kind: z.literal('expect'), first: z.int(), count: z.int() }),
  /** The same rate, one piece of a long time: what has come out is told by `tally`. */
  z.object({ kind: z.literal('keep up'), ...numbers, audience, perSecond }),
  z.object({ kind: z.literal('tally') }),
  /** Calls of the send API at a steady rate, while webhooks come in at the same rate. */
  z.object({
    kind: z.literal('sends'),
    ...numbers,
    audience,
    cookie: z.string(),
    conversations: z.array(z.string()),
    perSecond,
  }),
  /** Questions for what became of messages, beside the same webhooks. */
  z.object({
    kind: z.literal('queries'),
    ...numbers,
    audience,
    cookie: z.string(),
    messages: z.array(z.string()),
    perSecond,
  }),
])

const figure = z.number()
const spread = z.object({ p50: figure, p95: figure, p99: figure, p999: figure, max: figure })

/** What came of it. Times are milliseconds, at a steady rate counted from when each request was due. */
export const result = z.object({
  ackedPerSecond: figure,
  /** From the first request until the last message had come out at the other end. */
  arrivedPerSecond: figure,
  refused: z.int(),
  missing: z.int(),
  ack: spread,
  /** Until the webhook, or the call of the Graph API, arrived at the other end. */
  arrival: spread,
  /** How long after the last 200 the last message came out at the other end. */
  lagMs: figure,
  /** The generator's own use of one core while it ran, 0 to 1: near 1, it was the limit. */
  generatorLoad: figure,
})

/** How many of the expected messages have come out at the other end. */
export const tally = z.object({ webhooks: z.int() })

export type Job = z.infer<typeof job>
export type Result = z.infer<typeof result>
export type Tally = z.infer<typeof tally>
