import type { Entry } from '../domain/entry.ts'
import type { TenantId } from '../domain/ids.ts'

/** All that a store holds at one moment, in pages: kind by kind, within a kind by tenant and id. */
export interface Dump {
  /** The form of the documents; only a store of the same form takes them. */
  readonly form: string
  readonly pages: AsyncIterable<readonly Entry[]>
}

/** Takes what a store holds out of it and into another one, of whatever kind. */
export interface Mover {
  /** Of the whole hub, or of one tenant. A hub may be at work on the store; the pages show one moment of it. */
  dump(tenant: TenantId | null): Dump
  /**
   * Fills an empty store on which no hub works, all or nothing: `prove` sees what it holds then, and what it throws undoes
   * everything. Throws `invalid_request` for a store that is not empty and for documents of another form.
   */
  load(dump: Dump, prove: (pages: Dump['pages']) => Promise<void>): Promise<void>
}
