import { HubError } from './error.ts'
import type { Message } from './message.ts'

/** The sender had not seen these when it decided what to write. */
export class NewerMessages extends HubError {
  readonly messages: readonly Message[]

  constructor(messages: readonly Message[]) {
    super('newer_messages', 'The conversation has gone on since the sequence in if_last_seq.')
    this.name = 'NewerMessages'
    this.messages = messages
  }
}
