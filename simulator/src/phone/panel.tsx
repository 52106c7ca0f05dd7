import { chaosPresets, type Chaos } from '../chaos.ts'
import type { Account, Counters } from './answers.ts'
import { api } from './api.ts'
import { dials } from './dials.ts'
import { useChaos } from './use-chaos.ts'

/** The chaos dial: presets, a slider for each trouble, tokens to revoke, and what it comes to. */
export function Panel() {
  const { chaos, counters, accounts, turn } = useChaos()
  return (
    <section className="panel" aria-label="Chaos dial">
      <h2>Chaos</h2>
      <Figures counters={counters} />
      {chaos && (
        <>
          <Presets chaos={chaos} choose={(preset) => turn({ preset })} />
          {dials.map(({ key, label, most, step, show }) => (
            <label key={key} className="dial">
              <span>{label}</span>
              <output>{show(chaos[key])}</output>
              <input
                type="range"
                min={key === 'batch' ? 1 : 0}
                max={most}
                step={step}
                value={chaos[key]}
                onChange={({ target }) => turn({ [key]: target.valueAsNumber })}
              />
            </label>
          ))}
          <Tokens chaos={chaos} accounts={accounts} turn={turn} />
        </>
      )}
      <button type="button" disabled={accounts.length === 0} onClick={() => storm(accounts)}>
        200 messages from 50 customers
      </button>
    </section>
  )
}

function Presets({ chaos, choose }: { readonly chaos: Chaos; readonly choose: (preset: string) => void }) {
  return (
    <div className="presets" role="group" aria-label="Presets">
      {Object.entries(chaosPresets).map(([name, preset]) => (
        <button
          key={name}
          type="button"
          aria-pressed={dials.every(({ key }) => chaos[key] === preset[key])}
          onClick={() => choose(name)}
        >
          {name}
        </button>
      ))}
    </div>
  )
}

interface TokensProps {
  readonly chaos: Chaos
  readonly accounts: readonly Account[]
  readonly turn: (change: Partial<Chaos>) => void
}

function Tokens({ chaos: { tokenRevoked }, accounts, turn }: TokensProps) {
  return (
    <fieldset>
      <legend>Token revoked</legend>
      {accounts.map(({ id, kind, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={tokenRevoked[id] ?? false}
            onChange={({ target }) => turn({ tokenRevoked: { ...tokenRevoked, [id]: target.checked } })}
          />
          {name} ({kind})
        </label>
      ))}
    </fieldset>
  )
}

function Figures({ counters }: { readonly counters: Counters | undefined }) {
  if (!counters) return <p role="status">The simulator does not answer.</p>
  const figures: readonly (readonly [string, number])[] = [
    ['Webhooks waiting', counters.pending],
    ['Posted', counters.posts],
    ['Redelivered', counters.redeliveries],
    ['Duplicates', counters.duplicates],
    ['Customers wrote', counters.written],
    ['Sends accepted', counters.accepted],
  ]
  return (
    <dl className="figures">
      {figures.map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{count.toLocaleString('en')}</dd>
        </div>
      ))}
    </dl>
  )
}

function storm(accounts: readonly Account[]): void {
  const accountIds = accounts.map(({ id }) => id)
  void api.load({ accountIds, messages: 200, customers: 50, perSecond: 100, text: 'Storm' })
}
