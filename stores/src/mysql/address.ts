import { HubError } from '@parley/core/domain/error.ts'
import type { ConnectionOptions } from 'mysql2'

const connectMs = 10_000

/** How the server of a URL is reached. Only `ssl=true` is read of what stands behind the `?`. */
export function addressOf(url: string): ConnectionOptions {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url)
  return {
    host: hostname.replaceAll(/^\[|\]$/g, ''),
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    ...(searchParams.get('ssl') === 'true' ? { ssl: {} } : {}),
    connectTimeout: connectMs,
    multipleStatements: true,
    charset: 'utf8mb4_bin',
  }
}

/** Names the server, not the password that stands beside it. */
export function unreachable(url: string, error: unknown): HubError {
  if (error instanceof HubError) return error
  const where = URL.canParse(url) ? new URL(url) : null
  const reason = error instanceof Error ? error.message || ('code' in error ? String(error.code) : '') : ''
  const place = where ? `${where.host}${where.pathname}` : 'DATABASE_URL'
  return new HubError(
    'unavailable',
    `The database ${place} cannot be opened (${reason}): check DATABASE_URL.`,
  )
}
