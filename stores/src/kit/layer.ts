/** A map that lies over another: it is read through, and written without touching what lies below. */
export interface Layer<V> {
  readonly own: Map<string, V>
  get(name: string): V | undefined
  set(name: string, value: V): void
}

export function layer<V>(below: { get(name: string): V | undefined }): Layer<V> {
  const own = new Map<string, V>()
  return {
    own,
    get: (name) => own.get(name) ?? (own.has(name) ? undefined : below.get(name)),
    set: (name, value) => void own.set(name, value),
  }
}
