import type { ConversationId, UserId } from '@parley/core/domain/ids.ts'
import { z } from 'zod'

import { forget, read, write } from '../../ui/remembered.ts'

/** What an agent has begun to write in a conversation; empty when nothing. */
export function readDraft(user: UserId, conversation: ConversationId): string {
  return read(keyOf(user, conversation), z.string(), '')
}

export function keepDraft(user: UserId, conversation: ConversationId, text: string): void {
  if (text === '') forget(keyOf(user, conversation))
  else write(keyOf(user, conversation), text)
}

function keyOf(user: UserId, conversation: ConversationId): string {
  return `parley.draft.${user}.${conversation}`
}
