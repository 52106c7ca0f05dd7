import type { DemoState } from './state.ts'

type Verdict = DemoState['verdict']

const steps = [
  ['received', 'Received', 'Messages of customers that the hub has acknowledged to the platform'],
  ['stored', 'Stored', 'Of those, the ones the CRM was told of'],
  ['answered', 'Answered', 'Messages of the business that the platform has accepted'],
  ['delivered', 'Delivered', 'Of those, the ones that are on the phone'],
] as const

const faults = [
  ['lost', 'lost'],
  ['duplicated', 'duplicated'],
  ['outOfOrder', 'out of order'],
] as const

/** The figures of a checker that sees only the simulator and the CRM. */
export function Counters({ verdict }: { verdict: Verdict | null }) {
  return (
    <>
      <dl className="steps">
        {steps.map(([key, label, meaning]) => (
          <div key={key} title={meaning}>
            <dt>{label}</dt>
            <dd>{verdict?.[key].toLocaleString('en') ?? '–'}</dd>
          </div>
        ))}
      </dl>
      <p className="faults" title={verdict?.details.join('\n') || 'Counted from outside: simulator and CRM'}>
        {faults.map(([key, label]) => (
          <span key={key} data-wrong={(verdict?.[key] ?? 0) > 0}>
            {label} <b>{verdict?.[key].toLocaleString('en') ?? '–'}</b>
          </span>
        ))}
        {verdict && verdict.underWay > 0 && (
          <span className="under-way">{verdict.underWay.toLocaleString('en')} under way</span>
        )}
      </p>
    </>
  )
}
