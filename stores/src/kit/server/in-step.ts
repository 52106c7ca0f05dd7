import type { Ask, Inquiry } from '../inquiry.ts'
import type { Found } from './session.ts'

/** Runs inquiries side by side: what they ask of the same statement at the same step is one query. */
export async function inStep<T>(
  inquiries: readonly Inquiry<T>[],
  read: (ask: Ask) => Promise<Found>,
): Promise<readonly T[]> {
  const steps = inquiries.map((inquiry) => inquiry.next([]))
  for (;;) {
    const asked = new Map<Ask['statement'], Part[]>()
    for (const [at, step] of steps.entries()) {
      if (step.done === true) continue
      for (const [place, { statement, rows }] of step.value.entries()) {
        const parts = asked.get(statement) ?? []
        parts.push({ at, place, rows })
        asked.set(statement, parts)
      }
    }
    if (asked.size === 0) return steps.flatMap((step) => (step.done === true ? [step.value] : []))
    const answers = new Map<number, (readonly unknown[])[]>()
    const answered = [...asked].map(async ([statement, parts]) => {
      const found = await read({ statement, rows: parts.flatMap(({ rows }) => rows) })
      let from = 0
      for (const { at, place, rows } of parts) {
        const own = answers.get(at) ?? []
        own[place] = found.slice(from, (from += rows.length)).flat()
        answers.set(at, own)
      }
    })
    await Promise.all(answered)
    for (const [at, rows] of answers) {
      const next = inquiries[at]?.next(rows)
      if (next) steps[at] = next
    }
  }
}

/** What one of the inquiries asks of a statement: its ask at `place`. */
interface Part {
  readonly at: number
  readonly place: number
  readonly rows: Ask['rows']
}

/** The same for one; what it asks at once is asked in its order. */
export async function alone<T>(inquiry: Inquiry<T>, read: (ask: Ask) => Promise<Found>): Promise<T> {
  let step = inquiry.next([])
  while (step.done !== true) {
    const found = await Promise.all(step.value.map(read))
    step = inquiry.next(found.map((each) => each.flat()))
  }
  return step.value
}
