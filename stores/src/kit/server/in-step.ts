import type { Ask, Inquiry } from '../inquiry.ts'
import type { Found } from './session.ts'

/** Runs inquiries side by side: what they ask of the same statement at the same step is one query. */
export async function inStep<T>(
  inquiries: readonly Inquiry<T>[],
  read: (ask: Ask) => Promise<Found>,
): Promise<readonly T[]> {
  const steps = inquiries.map((inquiry) => inquiry.next([]))
  for (;;) {
    const asked = new Map<Ask['statement'], { at: number; rows: Ask['rows'] }[]>()
    for (const [at, step] of steps.entries()) {
      if (step.done === true) continue
      const { statement, rows } = step.value
      asked.set(statement, [...(asked.get(statement) ?? []), { at, rows }])
    }
    if (asked.size === 0) return steps.flatMap((step) => (step.done === true ? [step.value] : []))
    const answered = [...asked].map(async ([statement, asks]) => {
      const found = await read({ statement, rows: asks.flatMap(({ rows }) => rows) })
      let from = 0
      return asks.map(({ at, rows }) => ({ at, rows: found.slice(from, (from += rows.length)).flat() }))
    })
    for (const { at, rows } of (await Promise.all(answered)).flat()) {
      const next = inquiries[at]?.next(rows)
      if (next) steps[at] = next
    }
  }
}

/** The same for one. */
export async function alone<T>(inquiry: Inquiry<T>, read: (ask: Ask) => Promise<Found>): Promise<T> {
  let step = inquiry.next([])
  while (step.done !== true) step = inquiry.next((await read(step.value)).flat())
  return step.value
}
