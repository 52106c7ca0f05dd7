import { Pool } from 'undici'

import type { Parcel } from './parcel.ts'

/** How long Meta waits for an answer (Messenger Platform docs, "Webhooks": 5 seconds; WhatsApp waits longer). */
const patienceMs = { instagram: 5_000, whatsapp_business_account: 10_000 } as const

/** Posts to one address and keeps the connections. */
export class Postman {
  readonly #path: string
  readonly #pool: Pool

  constructor(url: string, connections: number) {
    const { origin, pathname, search } = new URL(url)
    this.#path = `${pathname}${search}`
    this.#pool = new Pool(origin, { connections })
  }

  /** Whether the parcel was taken: 200 and nothing else. */
  async deliver(parcel: Parcel): Promise<boolean> {
    const timeout = patienceMs[parcel.object]
    try {
      const { statusCode, body } = await this.#pool.request({
        method: 'POST',
        path: this.#path,
        headers: parcel.headers,
        body: parcel.bytes,
        headersTimeout: timeout,
        bodyTimeout: timeout,
      })
      await body.dump()
      return statusCode === 200
    } catch {
      return false
    }
  }

  close(): Promise<void> {
    return this.#pool.destroy()
  }
}
