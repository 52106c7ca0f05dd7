import { batchSize, holdMs, type Chaos, type Random } from '../chaos.ts'
import type { Clock } from '../clock.ts'
import { backoffMs } from './backoff.ts'
import { Later } from './later.ts'
import type { Notice } from './notice.ts'
import { pack, type Parcel } from './parcel.ts'
import { Queue } from './queue.ts'

export interface OutboxOptions {
  readonly clock: Clock
  readonly random: Random
  readonly appSecret: string
  readonly chaos: () => Chaos
  /** Whether the parcel was taken. */
  readonly deliver: (parcel: Parcel) => Promise<boolean>
  /** POSTs that may be under way at the same time. */
  readonly concurrency: number
}

/** While more waits than can go out at once, this many items share a POST even in fair weather. */
const crowdedBatch = 10

/** With batches asked for, items wait this long for company. */
const gatheringMs = 40

/** Posts notices until each was answered with 200: concurrently, in batches, again after failures. Loses nothing. */
export class Outbox {
  readonly counters = { posts: 0, acked: 0, failed: 0, redeliveries: 0, duplicates: 0, dropped: 0 }
  readonly #options: OutboxOptions
  readonly #waiting = { whatsapp_business_account: new Queue<Notice>(), instagram: new Queue<Notice>() }
  readonly #due = new Queue<Parcel>()
  readonly #later: Later
  readonly #unacked = new Set<Notice>()
  #idle: (() => void)[] = []
  #inFlight = 0
  #gathering = false
  #closed = false

  constructor(options: OutboxOptions) {
    this.#options = options
    this.#later = new Later(options.clock)
  }

  push(notice: Notice): void {
    this.#unacked.add(notice)
    const wait = holdMs(this.#options.chaos(), this.#options.random)
    if (wait > 0) this.#later.run(wait, () => this.#enqueue(notice))
    else this.#enqueue(notice)
  }

  /** Notices that no 200 has come for yet. */
  get pending(): number {
    return this.#unacked.size
  }

  /** Sends everything that waits for its time now. */
  flush(): void {
    this.#later.flush()
  }

  /** Resolves once nothing is waiting or under way, duplicates included. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#idle.push(resolve)
      this.#tellIdle()
    })
  }

  close(): void {
    this.#closed = true
    this.#later.clear()
  }

  #enqueue(notice: Notice): void {
    this.#waiting[notice.object].push(notice)
    if (this.#options.chaos().batch === 1) return this.#pump()
    if (this.#gathering) return
    this.#gathering = true
    this.#later.run(gatheringMs, () => {
      this.#gathering = false
      this.#pump()
    })
  }

  #pump(): void {
    while (!this.#closed && this.#inFlight < this.#options.concurrency) {
      const parcel =
        this.#due.shift() ?? this.#gather('whatsapp_business_account') ?? this.#gather('instagram')
      if (!parcel) break
      this.#inFlight += 1
      void this.#send(parcel)
    }
    this.#tellIdle()
  }

  #gather(object: Notice['object']): Parcel | undefined {
    const { random, appSecret, chaos, concurrency } = this.#options
    const queue = this.#waiting[object]
    if (queue.size === 0) return undefined
    const crowded = queue.size > concurrency ? crowdedBatch : 1
    const size = Math.min(queue.size, Math.max(crowded, batchSize(chaos(), queue.size, random)))
    return this.#perhapsSplit(pack(object, queue.take(size), appSecret))
  }

  /** The first of the pieces; the others follow. */
  #perhapsSplit(parcel: Parcel): Parcel {
    const { random, appSecret, chaos } = this.#options
    if (parcel.notices.length === 1 || random() >= chaos().split) return parcel
    const pieces = parcel.notices.map((notice) => pack(parcel.object, [notice], appSecret))
    const { failures, repeated } = parcel
    const [first = parcel, ...others] = pieces.map((piece) => ({ ...piece, failures, repeated }))
    for (const piece of others) this.#due.push(piece)
    return first
  }

  async #send(parcel: Parcel): Promise<void> {
    const taken = await this.#attempt(parcel)
    this.#inFlight -= 1
    if (this.#closed) return
    if (taken) this.#taken(parcel)
    else this.#failed(parcel)
    this.#pump()
  }

  async #attempt(parcel: Parcel): Promise<boolean> {
    const { clock, random, chaos, deliver } = this.#options
    if (parcel.failures === 0 && random() < chaos().drop) {
      this.counters.dropped += 1
      return false
    }
    this.counters.posts += 1
    if (parcel.failures > 0) this.counters.redeliveries += 1
    for (const notice of parcel.notices) notice.posted?.(clock.now())
    return deliver(parcel)
  }

  #taken(parcel: Parcel): void {
    const { clock, random, chaos } = this.#options
    for (const notice of parcel.notices) {
      if (this.#unacked.delete(notice)) this.counters.acked += 1
      notice.acked?.(clock.now())
    }
    if (parcel.repeated || random() >= chaos().duplicate) return
    this.counters.duplicates += 1
    this.#again({ ...parcel, repeated: true })
  }

  #failed(parcel: Parcel): void {
    this.counters.failed += 1
    this.#again({ ...parcel, failures: parcel.failures + 1 })
  }

  #again(parcel: Parcel): void {
    this.#later.run(backoffMs(parcel.failures, this.#options.random), () => {
      this.#due.push(this.#perhapsSplit(parcel))
      this.#pump()
    })
  }

  #tellIdle(): void {
    if (this.#inFlight > 0 || this.#later.size > 0 || this.#due.size > 0 || this.#unacked.size > 0) return
    const told = this.#idle
    this.#idle = []
    for (const tell of told) tell()
  }
}
