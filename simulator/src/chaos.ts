import { z } from 'zod'

const chance = z.number().min(0).max(1)

/** How rough the world is. Probabilities are 0 to 1; all zero (and batches of one) is fair weather. */
export const chaosSettings = z.strictObject({
  /** A webhook that was answered with 200 is posted again, byte for byte. */
  duplicate: chance,
  /** Every webhook waits a random time up to this many milliseconds. */
  delay: z.number().int().min(0).max(60_000),
  /** A webhook is held back so that later ones overtake it. */
  reorder: chance,
  /** Up to this many items share one POST, across accounts. */
  batch: z.number().int().min(1).max(100),
  /** A batch is taken apart again: each item in a POST of its own. */
  split: chance,
  /** The first delivery is lost on its way and comes later. */
  drop: chance,
  /** A Graph call is answered with 500 or 503; nothing is accepted. */
  serverError: chance,
  /** A send is answered with a rate limit (130429, 131056, HTTP 429); nothing is accepted. */
  rateLimit: chance,
  /** A send is accepted and goes its way, but the connection is cut instead of an answer. */
  cutAfterAccept: chance,
  /** A file's bytes wait a random time up to this many milliseconds. */
  mediaSlow: z.number().int().min(0).max(60_000),
  /** A file is answered with 500. */
  mediaFail: chance,
  /** A file is answered with 404, though its address is good. */
  mediaGone: chance,
  /** Instead of a file comes a page. */
  mediaHtml: chance,
  /** A file comes with a byte that differs. */
  mediaCorrupt: chance,
  /** A file comes with far more bytes than it has. */
  mediaHuge: chance,
  /** Accounts (by id) whose token Meta refuses. */
  tokenRevoked: z.record(z.string(), z.boolean()),
})

export type Chaos = z.infer<typeof chaosSettings>

const off: Chaos = {
  duplicate: 0,
  delay: 0,
  reorder: 0,
  batch: 1,
  split: 0,
  drop: 0,
  serverError: 0,
  rateLimit: 0,
  cutAfterAccept: 0,
  mediaSlow: 0,
  mediaFail: 0,
  mediaGone: 0,
  mediaHtml: 0,
  mediaCorrupt: 0,
  mediaHuge: 0,
  tokenRevoked: {},
}

export const chaosPresets = {
  off,
  rough: {
    ...off,
    duplicate: 0.05,
    delay: 500,
    reorder: 0.1,
    batch: 5,
    split: 0.2,
    drop: 0.02,
    serverError: 0.02,
    rateLimit: 0.02,
    cutAfterAccept: 0.01,
    mediaSlow: 300,
    mediaFail: 0.02,
  },
  worst: {
    ...off,
    duplicate: 0.3,
    delay: 3_000,
    reorder: 0.5,
    batch: 20,
    split: 0.5,
    drop: 0.2,
    serverError: 0.15,
    rateLimit: 0.15,
    cutAfterAccept: 0.1,
    mediaSlow: 2_000,
    mediaFail: 0.15,
    mediaGone: 0.05,
    mediaCorrupt: 0.05,
  },
} as const satisfies Record<string, Chaos>

/** A number from 0 (included) to 1 (excluded), as Math.random gives. */
export type Random = () => number

const overtakingMs = 400

/** How long a webhook waits before it may go out. */
export function holdMs(chaos: Chaos, random: Random): number {
  const delay = chaos.delay === 0 ? 0 : random() * chaos.delay
  return Math.round(random() < chaos.reorder ? delay + random() * overtakingMs : delay)
}

/** How many of the waiting items go into one POST. */
export function batchSize(chaos: Chaos, waiting: number, random: Random): number {
  return Math.min(waiting, 1 + Math.floor(random() * chaos.batch))
}

export type GraphFault = 'somethingWrong' | 'overloaded' | 'unavailable' | 'rateLimit'

const brokenServers = ['somethingWrong', 'overloaded', 'unavailable'] as const

/** Whether this Graph call fails for no fault of the caller. */
export function graphFault(chaos: Chaos, random: Random): GraphFault | undefined {
  if (random() < chaos.serverError) return pick(brokenServers, random)
  return random() < chaos.rateLimit ? 'rateLimit' : undefined
}

const mediaFaults = [
  ['mediaFail', 'failing'],
  ['mediaGone', 'gone'],
  ['mediaHtml', 'html'],
  ['mediaCorrupt', 'corrupt'],
  ['mediaHuge', 'huge'],
] as const

export type MediaChaos = (typeof mediaFaults)[number][1]

/** What goes wrong with this download, if anything. */
export function mediaChaos(chaos: Chaos, random: Random): MediaChaos | undefined {
  return mediaFaults.find(([dial]) => chaos[dial] > 0 && random() < chaos[dial])?.[1]
}

/** One of the list, all equally likely. */
export function pick<T>(list: readonly [T, ...T[]], random: Random): T {
  return list[Math.floor(random() * list.length)] ?? list[0]
}
