import { needs } from '@parley/scripts/needs'

/** What the hub needs beside it on this machine; what is not there is empty, and missed only by who uses it. */
export interface Programs {
  readonly postgres: string
  readonly mysql: string
  readonly redis: string
}

export function programs(): Programs {
  return { postgres: needs('postgres') ?? '', mysql: needs('mariadb') ?? '', redis: needs('redis') ?? '' }
}
