import type { Destination, Pacer } from '@parley/core/ports/pacer.ts'

import type { LocalPacer } from './pacer-local.ts'
import type { RedisLink } from './redis-link.ts'

/** How long another process may call a destination that has no rate after this one has found that it is closed. */
const openMs = 100

/**
 * The pace of all processes together: a rate counts the calls of all of them, and what one of them learns of a
 * destination that is closed holds for all. How many are under way at once, and how a destination is tried again after a
 * breakdown, is each process's own business. While Redis is away each takes its share of the rate.
 */
export function redisPacer(link: RedisLink, local: LocalPacer, now: () => number): Pacer {
  const close = (destination: Destination, ms: number) => {
    const keys = [keyOf(destination)]
    link.commands.eval(closeScript, { keys, arguments: [String(Math.ceil(ms))] }).catch(() => undefined)
  }
  /** When it was last found that a destination is not closed. */
  const open = new Map<string, number>()
  const isAsked = ({ key, policy }: Destination) =>
    policy.rate !== null || Math.abs(now() - (open.get(key) ?? -Infinity)) >= openMs
  const share = (destination: Destination) => shareOf(destination, link.workers())
  const askAll = async (destinations: readonly Destination[]): Promise<number> => {
    const rates = destinations.flatMap(({ policy: { rate } }) =>
      rate ? [1000 / rate.perSecond, rate.burst] : [0, 0],
    )
    const given = { keys: destinations.map(keyOf), arguments: rates.map(String) }
    return Number(await link.commands.eval(admitScript, given))
  }
  return {
    async admit(destinations) {
      if (link.trouble() !== null) return local.admit(destinations.map(share))
      const here = await local.admit(destinations.map(unrated))
      if (here.kind === 'wait') return here
      const asked = destinations.filter(isAsked)
      const waitMs = asked.length === 0 ? 0 : await askAll(asked).catch(() => null)
      for (const { key, policy } of asked) if (waitMs === 0 && policy.rate === null) open.set(key, now())
      if (waitMs === 0) return here
      for (const one of destinations) local.ended(one, { kind: 'void' })
      return waitMs === null
        ? local.admit(destinations.map(share))
        : { kind: 'wait', untilAt: now() + waitMs }
    },
    ended(destination, end) {
      const turn = local.ended(destination, end)
      const left = local.closedUntil(destination) - now()
      if ((turn === 'opened' || end.kind === 'throttled') && left > 0) close(destination, left)
      if (turn === 'closed') close(destination, 0)
      return turn
    },
  }
}

function keyOf({ key }: Destination): string {
  return `parley:{pace}:${key}`
}

function unrated({ key, policy }: Destination): Destination {
  return { key, policy: { ...policy, rate: null } }
}

function shareOf({ key, policy }: Destination, workers: number): Destination {
  if (policy.rate === null) return { key, policy }
  const { perSecond, burst } = policy.rate
  const rate = { perSecond: perSecond / workers, burst: Math.max(1, Math.floor(burst / workers)) }
  return { key, policy: { ...policy, rate } }
}

/**
 * The rule of core/src/domain/pace.ts, for rates and closures alone: 0 if a call may go to all of these, else for how
 * many ms it is to be put back. KEYS: a hash for each; ARGV: of each the ms between two calls (0 without a rate) and
 * how many may go ahead.
 */
const admitScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local nexts = {}
for at, key in ipairs(KEYS) do
  local interval, burst = tonumber(ARGV[at * 2 - 1]), tonumber(ARGV[at * 2])
  local kept = redis.call('HMGET', key, 'next', 'promised', 'closed')
  local next, promised, closed = tonumber(kept[1] or 0), tonumber(kept[2] or 0), tonumber(kept[3] or 0)
  local earliest, distance = 0, interval
  if now < closed then
    earliest, distance = closed, math.max(interval, 20)
  elseif interval > 0 then
    nexts[key] = math.max(next, now) + interval
    earliest = nexts[key] - burst * interval
  end
  if earliest > now then
    local untilAt = math.max(promised, earliest)
    redis.call('HSET', key, 'promised', string.format('%.3f', untilAt + distance))
    redis.call('PEXPIRE', key, math.ceil(untilAt + distance - now) + 60000)
    return math.ceil(untilAt - now)
  end
end
for key, next in pairs(nexts) do
  redis.call('HSET', key, 'next', string.format('%.3f', next))
  redis.call('PEXPIRE', key, math.ceil(next - now) + 60000)
end
return 0`

/** Lets nothing go for so many ms; 0 opens again. */
const closeScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local ms = tonumber(ARGV[1])
local closed = now + ms
if ms > 0 then closed = math.max(closed, tonumber(redis.call('HGET', KEYS[1], 'closed') or 0)) end
redis.call('HSET', KEYS[1], 'closed', string.format('%.3f', closed))
redis.call('PEXPIRE', KEYS[1], math.ceil(closed - now) + 60000)`
