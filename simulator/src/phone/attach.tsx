import { useRef } from 'react'

import type { Kind } from './answers.ts'
import { attachables, type Attachable } from './attachables.ts'
import { Icon } from './icon.tsx'
import { Sheet } from './sheet.tsx'
import type { Side } from './side.ts'

interface AttachProps {
  readonly kind: Kind
  readonly side: Side
  readonly close: () => void
  readonly send: (attachable: Attachable) => void
  readonly sendFile: (file: File) => void
}

/** Everything that can be sent beside words: samples at a tap, or a file of one's own. */
export function Attach({ kind, side, close, send, sendFile }: AttachProps) {
  const picker = useRef<HTMLInputElement>(null)
  const here = attachables.filter(({ on, shared }) => on.includes(kind) && (shared || side === 'customer'))
  return (
    <Sheet label="Attach" close={close}>
      <ul className="attachables">
        {here.map((attachable) => (
          <li key={attachable.label}>
            <button type="button" onClick={() => send(attachable)}>
              <Icon name={attachable.icon} />
              {attachable.label}
            </button>
          </li>
        ))}
        <li>
          <button type="button" onClick={() => picker.current?.click()}>
            <Icon name="file" />
            Own file
          </button>
          <input
            ref={picker}
            hidden
            type="file"
            aria-label="Own file"
            onChange={({ target: { files } }) => files?.[0] && sendFile(files[0])}
          />
        </li>
      </ul>
    </Sheet>
  )
}
