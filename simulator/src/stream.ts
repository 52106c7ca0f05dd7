import type { Bubble } from './state/threads.ts'

/** What a phone sees happen. */
export type Sight = { readonly accountId: string; readonly customerId: string } & (
  | { readonly kind: 'bubble'; readonly bubble: Bubble }
  | { readonly kind: 'change'; readonly bubble: Bubble }
  | { readonly kind: 'ticks'; readonly id: string; readonly status: Bubble['status'] }
  | { readonly kind: 'typing'; readonly typing: boolean }
)

/** Tells every watching phone what happens; costs nothing while nobody watches. */
export class Stream {
  readonly #watchers = new Set<(sight: Sight) => void>()

  publish(sight: Sight): void {
    for (const watcher of this.#watchers) watcher(sight)
  }

  /** The answer ends the watching. */
  watch(watcher: (sight: Sight) => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }
}
