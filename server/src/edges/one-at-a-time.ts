/** Runs what has the same name one after the other, and everything else at once. */
export function oneAtATime(): <T>(name: string, run: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>()
  return (name, run) => {
    const before = last.get(name) ?? Promise.resolve()
    const mine = before.then(run, run)
    last.set(name, mine)
    const leave = () => last.get(name) === mine && last.delete(name)
    mine.then(leave, leave)
    return mine
  }
}
