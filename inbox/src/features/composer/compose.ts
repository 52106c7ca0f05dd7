import { kindOf } from '../attachments/kinds.ts'
import type { Attachment } from '../attachments/use-attachments.ts'
import { text, type Written } from '../outbox/outbox.ts'

export interface Reply {
  readonly words: string
  readonly attachments: readonly Attachment[]
  /** Which of the attachments were recorded here. */
  readonly voices: ReadonlySet<File>
  readonly replyTo: string | null
}

/** What a reply comes to: one message for each file, the words as the caption of the first that can have one. */
export function messagesOf({ words, attachments, voices, replyTo }: Reply): readonly Written[] {
  const files = attachments.flatMap(({ file, stored }) => (stored ? [{ file, stored }] : []))
  const said = words.trim()
  const captioned = files.findIndex(
    ({ file, stored }) => !voices.has(file) && kindOf(stored.type) !== 'audio',
  )
  const own = said !== '' && captioned === -1 ? [text(said, replyTo)] : []
  const sent = files.map(({ file, stored }, at): Written => {
    const kind = voices.has(file) ? 'voice' : kindOf(stored.type)
    const caption = at === captioned && said !== '' ? said : null
    return {
      content: { kind, file: { file_id: stored.id }, caption },
      replyTo: own.length === 0 && at === 0 ? replyTo : null,
      shown: caption ?? (kind === 'voice' ? 'Voice message' : file.name),
    }
  })
  return [...own, ...sent]
}
