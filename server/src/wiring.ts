import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { instagram } from '@parley/channels/instagram'
import { whatsapp } from '@parley/channels/whatsapp'
import type { Hub, Platform } from '@parley/core/ports/hub.ts'
import type { Mover } from '@parley/core/ports/mover.ts'
import type { Stores } from '@parley/core/ports/store.ts'
import type { Vault } from '@parley/core/ports/vault.ts'
import { embeddedQueue } from '@parley/queues/embedded'
import type { examineMysql } from '@parley/stores/mysql'
import { openSqlite } from '@parley/stores/sqlite'
import type { backUpSqlite, restoreSqlite } from '@parley/stores/sqlite/copies'

import { channels } from './channels.ts'
import { systemClock, type Clock } from './edges/clock.ts'
import { jsonEnvelope } from './edges/envelope-json.ts'
import { undiciHttp } from './edges/http-undici.ts'
import { encryptionKeys, keysAtHand, setupCode } from './edges/keys.ts'
import { hmacLinks } from './edges/links-hmac.ts'
import { localLive } from './edges/live-local.ts'
import type { SmtpMail } from './edges/mail-smtp.ts'
import { localPacer } from './edges/pacer-local.ts'
import { threadReader } from './edges/reader-thread.ts'
import type { RedisLink } from './edges/redis-link.ts'
import { studioProcess } from './edges/studio-process.ts'
import { jwtTokens } from './edges/tokens-jwt.ts'
import { typeIds } from './edges/typeid.ts'
import { aesVault } from './edges/vault-aes.ts'
import type { Env } from './env.ts'
import { ffmpegPath } from './ffmpeg-path.ts'
import { throttle, type Throttles } from './http/throttle.ts'
import { mediaOrigins, openBlobs } from './media.ts'
import { thisMachine, type Surroundings } from './surroundings.ts'

export interface Wired {
  readonly hub: Hub
  /** Null where the hub is one process. */
  readonly redis: RedisLink | null
  readonly throttles: Throttles
  /** Opens the door to the first owner. */
  readonly setupCode: string
  close(): Promise<void>
}

/** Puts the hub together from its adapters, as the configuration says. The only file that names them. */
export async function wire(env: Env, around: Surroundings = thisMachine): Promise<Wired> {
  const { clock, random } = around
  mkdirSync(env.DATA_DIR, { recursive: true })
  const keys = encryptionKeys(env.ENCRYPTION_KEYS, env.DATA_DIR)
  const vault = aesVault(keys)
  const stores = await (around.stores?.(clock.now) ?? openStores(env, clock))
  const http = undiciHttp(trusted(env), around)
  const blobs = openBlobs(env, http, clock.now)
  const reader = threadReader(channels, clock)
  const studio = studioProcess(blobs, clock, ffmpegPath(env))
  const mail = await openMail(env)
  const id = typeIds(clock.now)
  const { redis, queue, live, pacer, throttles } = await connections(env, around)
  const hub: Hub = {
    stores,
    queue,
    channels,
    reader,
    http,
    blobs,
    studio,
    links: hmacLinks(keys),
    fileLimits: { mostPerFile: env.MEDIA_MAX_MB * mb, mostPerTenant: env.MEDIA_QUOTA_MB * mb },
    pacer,
    live,
    vault,
    mail,
    operator: operatorAddresses(env),
    tokens: jwtTokens(keys),
    envelope: jsonEnvelope,
    platform: platform(env),
    moment: () => ({ now: clock.now(), random, id }),
  }
  return {
    hub,
    redis,
    throttles,
    setupCode: setupCode(keys),
    async close() {
      await queue.close()
      // First of all: what is still in hand must not be written down as failed because the rest is closed.
      await stores.close()
      redis?.close()
      mail?.close()
      studio.close()
      await reader.close()
      await http.close()
    },
  }
}

async function openMail({ SMTP_URL: url, ALERT_FROM: from }: Env): Promise<SmtpMail | null> {
  if (!url || !from) return null
  const { smtpMail } = await import('./edges/mail-smtp.ts')
  return smtpMail(url, from)
}

/** What processes share beside the record: through Redis where there is a URL of one, else in this process. */
async function connections(env: Env, { clock, random }: Surroundings): Promise<Connections> {
  const inMemory = () => embeddedQueue({ ...clock, slots: env.WORKER_SLOTS })
  const [live, pacer] = [localLive(), localPacer(clock.now, random)]
  const throttles: Throttles = (_, most, perMs) => throttle(most, perMs, clock.now)
  if (env.REDIS_URL === undefined) return { redis: null, queue: inMemory(), live, pacer, throttles }
  const works = env.PARLEY_ROLE !== 'api'
  // What a hub of one process does not need, it does not load.
  const [{ openRedis }, { redisLive }, { redisPacer }, { redisThrottles }, { redisQueue }] =
    await Promise.all([
      import('./edges/redis-link.ts'),
      import('./edges/live-redis.ts'),
      import('./edges/pacer-redis.ts'),
      import('./edges/throttle-redis.ts'),
      import('@parley/queues/redis'),
    ])
  const redis = openRedis({ url: env.REDIS_URL, works, clock })
  const waiting = redis.another()
  return {
    redis,
    queue: redisQueue({ commands: redis.commands, waiting, works, local: inMemory, clock }),
    live: redisLive(redis, live),
    pacer: redisPacer(redis, pacer, clock.now),
    throttles: redisThrottles(redis, throttles),
  }
}

type Connections = Pick<Wired, 'redis' | 'throttles'> & Pick<Hub, 'queue' | 'live' | 'pacer'>

const mb = 1024 ** 2

function dataFile({ DATA_DIR: folder }: Pick<Env, 'DATA_DIR'>): string {
  return join(folder, 'parley.db')
}

/**
 * In the database of the URL if there is one, else in a file of SQLite. Drivers that are not needed are not loaded. A
 * clock that is moved by hand moves the leases, too, which otherwise run by the database's.
 */
export async function openStores(env: Env, clock: Clock): Promise<Stores> {
  const [{ DATABASE_URL: url }, { now }] = [env, clock]
  if (url === undefined) return openSqlite({ path: dataFile(env), now })
  const options = clock === systemClock ? { url } : { url, now }
  if (isMysql(url)) return (await import('@parley/stores/mysql')).openMysql(options)
  return (await import('@parley/stores/postgres')).openPostgres(options)
}

function isMysql(url: string): boolean {
  return url.startsWith('mysql:')
}

/** Writes a copy of the file of SQLite to another one, whether a hub works on it or not. */
export async function backUp(env: Env, to: string): Promise<ReturnType<typeof backUpSqlite>> {
  return (await import('@parley/stores/sqlite/copies')).backUpSqlite(dataFile(env), to)
}

/** Puts such a copy in place of the file, on which no hub may be working. */
export async function restore(
  env: Env,
  from: string,
  now: number,
): Promise<ReturnType<typeof restoreSqlite>> {
  return (await import('@parley/stores/sqlite/copies')).restoreSqlite(dataFile(env), from, now)
}

/** The way out of the store that is configured, and into it. */
export async function mover(env: Env): Promise<Mover> {
  const { DATABASE_URL: url } = env
  if (url === undefined)
    return (await import('@parley/stores/sqlite/mover')).sqliteMover(dataFile(env), Date.now)
  if (isMysql(url)) return (await import('@parley/stores/mysql')).mysqlMover(url, Date.now)
  return (await import('@parley/stores/postgres')).postgresMover(url, Date.now)
}

/** What speaks against how the database's server is set up. */
export async function examineDatabase({ DATABASE_URL: url }: Env): ReturnType<typeof examineMysql> {
  return url !== undefined && isMysql(url) ? (await import('@parley/stores/mysql')).examineMysql(url) : []
}

/** Opens what was sealed, with the keys that are there already; null without any. */
export function vaultAtHand(env: Env): Vault | null {
  const keys = keysAtHand(env.ENCRYPTION_KEYS, env.DATA_DIR)
  return keys.length === 0 ? null : aesVault(keys)
}

/** The simulator mirrors the platforms' hosts as path prefixes, so that a simulated account differs in nothing but its address. */
function platform(env: Env): Platform {
  const hosts = new Map([
    [whatsapp.name, env.META_API_BASE_URL],
    [instagram.name, env.INSTAGRAM_API_BASE_URL],
  ])
  return {
    api(channel, simulated) {
      const real = hosts.get(channel) ?? ''
      const host = new URL(real).host
      return {
        baseUrl: simulated && env.SIMULATOR_URL ? `${env.SIMULATOR_URL}/${host}` : real,
        apiVersion: env.META_API_VERSION,
      }
    },
  }
}

function operatorAddresses(env: Env): Hub['operator'] {
  const { ALERT_WEBHOOK_URL: url, ALERT_WEBHOOK_SECRET: secret = null } = env
  const emails = env.ALERT_EMAIL.map((to) => ({ kind: 'email', to }) as const)
  return [...(url ? [{ kind: 'webhook', url, secret } as const] : []), ...emails]
}

function trusted(env: Env): ReadonlySet<string> {
  const ours = [env.META_API_BASE_URL, env.INSTAGRAM_API_BASE_URL, env.SIMULATOR_URL, env.ALERT_WEBHOOK_URL]
  return new Set(
    [...ours, ...mediaOrigins(env), ...env.ALLOW_PRIVATE_ORIGINS].flatMap((url) =>
      url ? [new URL(url).origin] : [],
    ),
  )
}
