import type { Kind, Thread } from './answers.ts'
import { deedsOf, type Deed } from './deeds.ts'
import { Icon } from './icon.tsx'
import { Sheet } from './sheet.tsx'

interface DeedSheetProps {
  readonly kind: Kind
  readonly standing: Pick<Thread, 'blocked' | 'marketingStopped'>
  readonly close: () => void
  readonly act: (deed: Deed) => void
}

/** What the customer can do beside writing. */
export function DeedSheet({ kind, standing, close, act }: DeedSheetProps) {
  return (
    <Sheet label="More" close={close}>
      <ul className="rows">
        {deedsOf(standing, sevenDigits)
          .filter(({ on }) => on.includes(kind))
          .map((deed) => (
            <li key={deed.label}>
              <button type="button" className="row" onClick={() => act(deed)}>
                <Icon name={deed.icon} /> {deed.label}
              </button>
            </li>
          ))}
      </ul>
    </Sheet>
  )
}

function sevenDigits(): string {
  return String(Math.floor(1_000_000 + Math.random() * 9_000_000))
}
