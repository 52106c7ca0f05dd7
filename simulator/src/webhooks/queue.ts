/** First in, first out, without moving the rest at every take. */
export class Queue<T> {
  #items: T[] = []
  #head = 0

  push(item: T): void {
    this.#items.push(item)
  }

  shift(): T | undefined {
    const item = this.#items[this.#head]
    if (item === undefined) return undefined
    this.#head += 1
    if (this.#head > 1_000 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head)
      this.#head = 0
    }
    return item
  }

  /** Up to `count` of them, oldest first. */
  take(count: number): T[] {
    const taken: T[] = []
    while (taken.length < count) {
      const item = this.shift()
      if (item === undefined) break
      taken.push(item)
    }
    return taken
  }

  get size(): number {
    return this.#items.length - this.#head
  }
}
