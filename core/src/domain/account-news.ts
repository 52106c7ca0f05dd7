import type { Template } from './template.ts'

/** What a platform tells of an account or of the business it belongs to, not of a message. */
export type AccountNews =
  /** A template moved: whatever is not said is as it was. */
  | ({ readonly kind: 'template'; readonly externalId: string } & Partial<
      Pick<Template, 'name' | 'language' | 'category' | 'state' | 'quality' | 'reason'>
    >)
  /**
   * How the account fares at the platform. `topic` is one line of its health, which the next news of the same topic
   * replaces; `fine` ends it.
   */
  | {
      readonly kind: 'health'
      readonly topic: string
      readonly level: Health['level']
      readonly detail: string
    }
  /** How far the import of earlier messages has come, in per cent; or why there is none. */
  | { readonly kind: 'history'; readonly progress: number; readonly refused: string | null }

/** `fine` is kept, so that older news of the topic does not come back. */
export interface Health {
  readonly topic: string
  readonly level: 'fine' | 'notice' | 'warning' | 'blocked'
  readonly detail: string
  readonly at: number
}
