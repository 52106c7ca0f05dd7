import type { TextLimit } from '@parley/core/domain/text-limit.ts'

import { useCell } from '../../ui/cell.ts'
import { Icon } from '../../ui/icon.tsx'
import { enterSends } from './enter-sends.ts'
import { LimitCounter } from './limit-counter.tsx'
import type { useReply } from './use-reply.ts'

interface Props {
  readonly reply: ReturnType<typeof useReply>
  readonly limit: TextLimit
  readonly attach: () => void
  readonly record: () => void
  readonly pickTemplate: (() => void) | undefined
}

/** What can be added to a reply, how long it is, and the way out. */
export function ComposerLine({ reply, limit, attach, record, pickTemplate }: Props) {
  const enter = useCell(enterSends)
  return (
    <div className="composer-line">
      <Tool icon="clip" label="Attach files (f)" run={attach} />
      <Tool icon="mic" label="Record a voice message" run={record} />
      {pickTemplate && <Tool icon="document" label="Send a template (t)" run={pickTemplate} />}
      <label className="enter-choice">
        <input type="checkbox" checked={enter} onChange={({ target }) => enterSends.set(target.checked)} />
        Enter sends
      </label>
      <LimitCounter used={reply.used} limit={limit} />
      <button
        type="submit"
        className="button primary"
        aria-disabled={!reply.sendable}
        title="Send (Ctrl Enter)"
      >
        <Icon name="send" />
        Send
      </button>
    </div>
  )
}

interface ToolProps {
  readonly icon: 'clip' | 'mic' | 'document'
  readonly label: string
  readonly run: () => void
}

function Tool({ icon, label, run }: ToolProps) {
  return (
    <button type="button" className="icon-button" title={label} onClick={run}>
      <Icon name={icon} />
      <span className="sr-only">{label}</span>
    </button>
  )
}
