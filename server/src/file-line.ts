/** So many files are fetched at once. */
const mostAtOnce = 16

/** The groups of files that wait to be run. */
export interface FileLine {
  add(group: string): void
  busy(): number
  /** Forgets who waits, and resolves when nobody runs any more. */
  end(): Promise<void>
}

/** Files come slowly, and many at once: they wait without a lease, and take no slot from what has to be quick. */
export function fileLine(run: (group: string) => Promise<void>): FileLine {
  const waiting: string[] = []
  const running = new Set<Promise<void>>()
  const next = (): void => {
    while (running.size < mostAtOnce) {
      const group = waiting.shift()
      if (group === undefined) return
      const ran: Promise<void> = run(group).finally(() => {
        running.delete(ran)
        next()
      })
      running.add(ran)
    }
  }
  return {
    add(group) {
      waiting.push(group)
      next()
    },
    busy: () => running.size,
    async end() {
      waiting.length = 0
      await Promise.all(running)
    },
  }
}
