import type { MessageShape } from '@parley/contract/message.ts'
import { id } from '@parley/contract/shapes.ts'
import type { FileId } from '@parley/core/domain/ids.ts'
import { z } from 'zod'

import { cell } from '../../ui/cell.ts'

/** The messages of the open thread, from the oldest to the latest, whether they are drawn just now or not. */
export const shownThread = cell<readonly MessageShape[]>([])

const picture = z.object({
  id: id('fil'),
  state: z.literal('stored'),
  type: z.string().startsWith('image/'),
})

/** The pictures that can be opened, in their order. */
export function picturesIn(messages: readonly MessageShape[]): readonly FileId[] {
  return messages.flatMap(({ content, context }) =>
    content.kind === 'sticker' || content.kind === 'document' ? [] : [...within(context), ...within(content)],
  )
}

/** The voice message after this one; null if it is the last one, or not in the thread. */
export function voiceAfter(file: FileId, messages: readonly MessageShape[]): FileId | null {
  const voices = messages.flatMap(({ content }) =>
    content.kind === 'voice' && content.file.state === 'stored' ? [content.file.id] : [],
  )
  const at = voices.indexOf(file)
  return at === -1 ? null : (voices[at + 1] ?? null)
}

/** Whatever a message is: a file is known by what it looks like. */
function within(value: unknown): readonly FileId[] {
  if (typeof value !== 'object' || value === null) return []
  const found = picture.safeParse(value)
  return found.success ? [found.data.id] : Object.values(value).flatMap(within)
}
