import { randomInt } from 'node:crypto'

import type { Parcel } from './parcel.ts'
import { Postman } from './post.ts'
import { verifyCallback, type CallbackAddress, type Verdict } from './verify.ts'

/** The one callback address of the app, as set in Meta's dashboard. */
export class Callback {
  readonly #connections: number
  #address: CallbackAddress
  #postman: Postman

  constructor(address: CallbackAddress, connections: number) {
    this.#connections = connections
    this.#address = address
    this.#postman = new Postman(address.url, connections)
  }

  get url(): string {
    return this.#address.url
  }

  deliver(parcel: Parcel): Promise<boolean> {
    return this.#postman.deliver(parcel)
  }

  /** Takes a new address at once; what the old one was about to answer is posted again. */
  async move(address: CallbackAddress): Promise<void> {
    const old = this.#postman
    this.#address = address
    this.#postman = new Postman(address.url, this.#connections)
    await old.close()
  }

  verify(): Promise<Verdict> {
    return verifyCallback(this.#address, String(randomInt(1_000_000_000, 2_000_000_000)))
  }

  close(): Promise<void> {
    return this.#postman.close()
  }
}
