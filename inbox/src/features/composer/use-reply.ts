import type { AccountShape } from '@parley/contract/account.ts'
import type { ConversationShape } from '@parley/contract/conversation.ts'
import { measure } from '@parley/core/domain/text-limit.ts'
import { useState } from 'react'

import { useCell } from '../../ui/cell.ts'
import { useAttachments } from '../attachments/use-attachments.ts'
import { useWrite } from '../outbox/use-write.ts'
import { answered } from './answering.tsx'
import { messagesOf } from './compose.ts'
import { useDraft } from './use-draft.ts'

/** A reply while it is written: its words, its files, what it answers, and whether it can go. */
export function useReply(conversation: ConversationShape, account: AccountShape, asPerson: boolean) {
  const [words, setWords] = useDraft(conversation.id)
  const [voices, setVoices] = useState<ReadonlySet<File>>(new Set())
  const attachments = useAttachments(account)
  const write = useWrite(conversation.id)
  const quoted = useCell(answered)
  const answering = quoted?.conversation_id === conversation.id ? quoted : null
  const used = measure(words.trim(), account.can.text.unit)
  const settled = attachments.list.every(({ stored, problem }) => stored !== null && problem === null)
  const sendable = settled && (used > 0 || attachments.list.length > 0)
  return {
    words,
    setWords,
    attachments,
    answering,
    used,
    sendable,
    addVoice: (voice: File) => {
      setVoices(new Set([...voices, voice]))
      attachments.add([voice])
    },
    send: () => {
      if (!sendable) return
      const replyTo = answering?.channel_message_id ?? null
      for (const each of messagesOf({ words, attachments: attachments.list, voices, replyTo }))
        write(asPerson ? { ...each, tag: 'human_agent' } : each)
      setWords('')
      attachments.clear()
      answered.set(null)
    },
  }
}
