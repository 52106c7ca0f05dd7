import { useSyncExternalStore } from 'react'

/** A value outside React that components can follow. */
export interface Cell<T> {
  get(): T
  set(value: T): void
  follow(listener: () => void): () => void
}

export function cell<T>(initial: T): Cell<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return
      value = next
      for (const listener of listeners) listener()
    },
    follow: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export function useCell<T>(of: Cell<T>): T {
  return useSyncExternalStore(of.follow, of.get)
}
