/** Remembers answers until `clear`, or until it is time to ask anew. An answer that was under way at that moment is given to its askers and not kept. */
export interface Cache {
  get<T>(name: string, ask: () => Promise<T>): Promise<T>
  clear(): void
}

/** Far more than a hub has accounts and endpoints; unknown keys from outside must not fill the memory. */
const most = 10_000

/** Where others change what is remembered, nothing is older than `mostMs`; `now` in milliseconds, of any beginning. */
export function cache(mostMs = Infinity, now = () => performance.now()): Cache {
  const answers = new Map<string, Promise<unknown>>()
  let cleared = now()
  return {
    get<T>(name: string, ask: () => Promise<T>): Promise<T> {
      if (now() - cleared >= mostMs) {
        cleared = now()
        answers.clear()
      }
      const known = answers.get(name)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a name always comes with the same `ask`, which made the promise
      if (known) return known as Promise<T>
      if (answers.size >= most) answers.clear()
      const asked = ask()
      answers.set(name, asked)
      asked.catch(() => answers.get(name) === asked && answers.delete(name))
      return asked
    },
    clear: () => answers.clear(),
  }
}
