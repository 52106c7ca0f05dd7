import type { Account, Customer } from './answers.ts'
import { Icon } from './icon.tsx'
import type { Side } from './side.ts'

interface HeaderProps {
  readonly side: Side
  readonly accounts: readonly Account[]
  readonly account: Account | undefined
  readonly owner: Customer | undefined
  readonly typing: boolean
  readonly choose: (id: string) => void
  readonly turn: () => void
  readonly more: () => void
}

/** Who is at the other end, and the ways to more. */
export function Header({ side, accounts, account, owner, typing, choose, turn, more }: HeaderProps) {
  const isBusiness = side === 'business'
  const name = isBusiness ? owner?.name : account?.name
  const line = isBusiness ? 'on the business’s own phone' : (account?.displayPhone ?? account?.username)
  return (
    <header className="business">
      <span className="avatar business-avatar" aria-hidden="true">
        {name?.slice(0, 1) ?? '…'}
      </span>
      <div className="business-name">
        {accounts.length > 1 && !isBusiness ? (
          <select aria-label="Business" value={account?.id} onChange={({ target }) => choose(target.value)}>
            {accounts.map(({ id, name: label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        ) : (
          <strong>{name ?? 'No account yet'}</strong>
        )}
        <span className="business-line">{typing && !isBusiness ? 'typing…' : line}</span>
      </div>
      <button
        type="button"
        className="in-bar"
        aria-label="The business’s own phone"
        title="The business’s own phone"
        aria-pressed={isBusiness}
        onClick={turn}
      >
        <Icon name="swap" />
      </button>
      {!isBusiness && (
        <button type="button" className="in-bar" aria-label="More" title="More" onClick={more}>
          <Icon name="more" />
        </button>
      )}
    </header>
  )
}
