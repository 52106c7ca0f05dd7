import type { Random } from '../chaos.ts'
import { handleNumber } from '../state/ids.ts'
import type { StoredFile } from './files.ts'

const day = 24 * 3_600_000

/** How long Meta knows a file by its id (Cloud API docs, "Media"): 7 days from a webhook, 30 days after an upload. */
export const handleLife = { received: 7 * day, uploaded: 30 * day } as const

/** A file's id at Meta; it belongs to one account. */
export interface Handle {
  readonly id: string
  readonly accountId: string
  readonly file: StoredFile
  readonly endsAt: number
}

export class Handles {
  readonly #byId = new Map<string, Handle>()
  readonly #random: Random

  constructor(random: Random) {
    this.#random = random
  }

  give(accountId: string, file: StoredFile, endsAt: number): Handle {
    const handle = { id: handleNumber(this.#random), accountId, file, endsAt }
    this.#byId.set(handle.id, handle)
    return handle
  }

  /** Undefined when it has ended, was deleted, or belongs to somebody else. */
  of(accountId: string, id: string, now: number): Handle | undefined {
    const handle = this.byId(id, now)
    return handle?.accountId === accountId ? handle : undefined
  }

  /** Undefined when it has ended or was deleted. */
  byId(id: string, now: number): Handle | undefined {
    const handle = this.#byId.get(id)
    return handle && handle.endsAt > now ? handle : undefined
  }

  delete(id: string): void {
    this.#byId.delete(id)
  }
}
