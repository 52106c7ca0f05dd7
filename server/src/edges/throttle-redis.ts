import { createHash, randomUUID } from 'node:crypto'

import { tooMany, type Throttle, type Throttles } from '../http/throttle.ts'
import type { RedisLink } from './redis-link.ts'

/** Counts the attempts at all processes together; while Redis is away each counts its own. */
export function redisThrottles(link: RedisLink, local: Throttles): Throttles {
  return (name, most, perMs): Throttle => {
    const here = local(name, most, perMs)
    const limits = [String(most), String(perMs)]
    return {
      async attempt(key) {
        const given = { keys: [keyOf(name, key)], arguments: [...limits, randomUUID()] }
        const waitMs = await link.commands.eval(attemptScript, given).catch(() => null)
        if (waitMs === null) return here.attempt(key)
        if (Number(waitMs) > 0) throw tooMany(Number(waitMs))
      },
      async forgive(key) {
        await Promise.all([here.forgive(key), link.commands.del(keyOf(name, key)).catch(() => 0)])
      },
    }
  }
}

/** Redis is told no e-mail address. */
function keyOf(name: string, key: string): string {
  return `parley:throttle:${name}:${createHash('sha256').update(key).digest('base64url')}`
}

/** Counts one more, or tells how many ms the oldest has to age if there are too many. ARGV: most, ms, a name of its own. */
const attemptScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local span = tonumber(ARGV[2])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - span)
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[1]) then
  local oldest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
  return math.max(1, oldest[2] + span - now)
end
redis.call('ZADD', KEYS[1], now, ARGV[3])
redis.call('PEXPIRE', KEYS[1], span)
return 0`
