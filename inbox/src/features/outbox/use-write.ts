import type { ConversationId } from '@parley/core/domain/ids.ts'

import { serverNow } from '../../api/server-clock.ts'
import { useOutbox } from './outbox-cell.ts'
import { write, type Written } from './outbox.ts'

/** Puts a new message of this conversation into the outbox, with a key of its own. */
export function useWrite(conversation: ConversationId): (written: Written) => void {
  const outbox = useOutbox()
  return (written) => {
    outbox.set(write(outbox.get(), { ...written, key: newKey(), conversation, writtenAt: serverNow() }))
  }
}

/** 128 random bits; `crypto.randomUUID` would need a secure context, which a hub on a local network may not have. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
