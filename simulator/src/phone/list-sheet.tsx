import type { Offer } from './answers.ts'
import type { Layout } from './layout.ts'
import { Sheet } from './sheet.tsx'

interface ListSheetProps {
  readonly list: NonNullable<Layout['list']>
  readonly close: () => void
  readonly tap: (offer: Offer) => void
}

/** The rows of a list, section by section; a tap sends one. */
export function ListSheet({ list: { label, sections }, close, tap }: ListSheetProps) {
  return (
    <Sheet label={label} close={close}>
      <h2>{label}</h2>
      {sections.map(({ title, rows }, at) => (
        <section key={at}>
          {title !== undefined && <h3>{title}</h3>}
          <ul className="rows">
            {rows.map((row) => (
              <li key={row.id}>
                <button type="button" className="row" onClick={() => tap(row)}>
                  <span className="row-lines">
                    {row.title}
                    {row.description !== undefined && <span className="soft">{row.description}</span>}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Sheet>
  )
}
