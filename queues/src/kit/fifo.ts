/** First in, first out, each in constant time however many wait. */
export interface Fifo<T> {
  readonly length: () => number
  push(item: T): void
  shift(): T | undefined
}

/** So many places at the front may be empty before the rest moves up. */
const mostEmpty = 1_024

export function fifo<T>(): Fifo<T> {
  let items: (T | undefined)[] = []
  let head = 0
  return {
    length: () => items.length - head,
    push: (item) => void items.push(item),
    shift() {
      if (head === items.length) return
      const item = items[head]
      items[head++] = undefined
      if (head === items.length || (head > mostEmpty && head * 2 > items.length)) {
        items = items.slice(head)
        head = 0
      }
      return item
    },
  }
}
