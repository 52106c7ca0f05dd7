import type { z } from 'zod'

import { cell, type Cell } from './cell.ts'

/** A value that this browser remembers, the same in all its tabs. What can't be read (old, damaged, forbidden) is the initial value. */
export function remembered<S extends z.ZodType>(
  key: string,
  schema: S,
  initial: z.output<S>,
): Cell<z.output<S>> {
  const inner = cell(read(key, schema, initial))
  window.addEventListener('storage', (event) => {
    if (event.key === key || event.key === null) inner.set(read(key, schema, initial))
  })
  return {
    ...inner,
    set: (value) => {
      inner.set(value)
      write(key, value)
    },
  }
}

export function read<S extends z.ZodType>(key: string, schema: S, initial: z.output<S>): z.output<S> {
  try {
    const text = localStorage.getItem(key)
    if (text === null) return initial
    const found = schema.safeParse(JSON.parse(text))
    return found.success ? found.data : initial
  } catch {
    return initial
  }
}

export function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Full or forbidden: the value still holds in this tab.
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Forbidden: then nothing was kept either.
  }
}
