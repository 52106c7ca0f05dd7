/** Adds each group to a stream, unless it was added lately and nobody has taken it yet. KEYS: what is known, the streams. ARGV: ms, most entries, then of each the place of its stream, the group, its owner, and 1 if again. */
export const sendScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for at = 3, #ARGV, 4 do
  local stream, group = KEYS[tonumber(ARGV[at])], ARGV[at + 1]
  local since = redis.call('ZSCORE', KEYS[1], group)
  if not since or now - since >= tonumber(ARGV[1]) then
    redis.call('XADD', stream, 'MAXLEN', '~', ARGV[2], '*',
      'group', group, 'owner', ARGV[at + 2], 'again', ARGV[at + 3])
    redis.call('ZADD', KEYS[1], now, group)
  end
end`

/** Takes entries out of the streams that a worker has read, so that their groups may be added again. KEYS: as above. ARGV: workers, then of each the place of its stream, its id and its group. */
export const takenScript = `
for at = 2, #ARGV, 3 do
  local stream = KEYS[tonumber(ARGV[at])]
  redis.call('XACK', stream, ARGV[1], ARGV[at + 1])
  redis.call('XDEL', stream, ARGV[at + 1])
  redis.call('ZREM', KEYS[1], ARGV[at + 2])
end`

/** Forgets when groups were added that have waited for too long: their entries may be lost. ARGV: ms. */
export const forgetScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - tonumber(ARGV[1]))`
