/** Adds each group to the stream, unless it was added lately and nobody has taken it yet; gives the stream's length. ARGV: ms, most entries, then of each the group, its owner, and 1 if again. */
export const sendScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for at = 3, #ARGV, 3 do
  local since = redis.call('ZSCORE', KEYS[2], ARGV[at])
  if not since or now - since >= tonumber(ARGV[1]) then
    redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[2], '*',
      'group', ARGV[at], 'owner', ARGV[at + 1], 'again', ARGV[at + 2])
    redis.call('ZADD', KEYS[2], now, ARGV[at])
  end
end
return redis.call('XLEN', KEYS[1])`

/** Takes entries out of the stream that a worker has read, so that their groups may be added again. ARGV: workers, then id and group of each. */
export const takenScript = `
for at = 2, #ARGV, 2 do
  redis.call('XACK', KEYS[1], ARGV[1], ARGV[at])
  redis.call('XDEL', KEYS[1], ARGV[at])
  redis.call('ZREM', KEYS[2], ARGV[at + 1])
end`

/** Forgets when groups were added that have waited for too long: their entries may be lost. ARGV: ms. */
export const forgetScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - tonumber(ARGV[1]))`
