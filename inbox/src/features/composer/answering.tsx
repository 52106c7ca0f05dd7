import type { MessageShape } from '@parley/contract/message.ts'
import { preview } from '@parley/core/domain/preview.ts'

import { cell } from '../../ui/cell.ts'
import { Icon } from '../../ui/icon.tsx'

/** The message that the next reply answers. */
export const answered = cell<MessageShape | null>(null)

export function Answering({ message }: { readonly message: MessageShape }) {
  return (
    <div className="reply-to">
      <p className="quote">
        <small>Answering</small>
        <span dir="auto">{preview(message.content)}</span>
      </p>
      <button type="button" className="icon-button" title="Answer nothing" onClick={() => answered.set(null)}>
        <Icon name="cross" />
        <span className="sr-only">Do not answer a message</span>
      </button>
    </div>
  )
}
