import type { Offer } from './answers.ts'
import { Sheet } from './sheet.tsx'

interface FormSheetProps {
  readonly offer: Offer
  readonly close: () => void
  readonly fill: (answer: Record<string, unknown>) => void
}

/** A flow's or an address's form; a flow's own screens are not simulated, so it asks for one answer. */
export function FormSheet({ offer, close, fill }: FormSheetProps) {
  const fields = offer.kind === 'flow' ? ['answer'] : ['name', 'address', 'city']
  return (
    <Sheet label={offer.title} close={close}>
      <form className="filling" action={(form: FormData) => fill(Object.fromEntries(form))}>
        <h2>{offer.title}</h2>
        {fields.map((field) => (
          <label key={field}>
            {field}
            <input name={field} required autoComplete="off" />
          </label>
        ))}
        <button type="submit">Done</button>
      </form>
    </Sheet>
  )
}

/** Whether something has to be filled in before it can be sent. */
export function asksForMore({ kind, id }: Offer): boolean {
  return kind === 'flow' || (kind === 'request' && id === 'address')
}
