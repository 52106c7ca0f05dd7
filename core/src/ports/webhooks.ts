import type { HubEvent } from '../domain/event.ts'

/** Puts an event into the envelope that a CRM receives. */
export interface Envelope {
  /** The same bytes for every attempt of one event; the headers carry the attempt's time and signatures. */
  seal(
    event: HubEvent,
    secrets: readonly string[],
    now: number,
  ): { readonly body: string; readonly headers: Readonly<Record<string, string>> }
}
