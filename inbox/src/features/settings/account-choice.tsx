import type { AccountShape } from '@parley/contract/account.ts'

interface Choice {
  readonly accounts: readonly AccountShape[] | undefined
  readonly account: AccountShape | undefined
  choose(id: AccountShape['id'] | undefined): void
}

/** Which account the settings are for, where there are several. */
export function AccountChoice({ accounts = [], account, choose }: Choice) {
  if (accounts.length < 2) return null
  return (
    <select
      aria-label="Account"
      value={account?.id}
      onChange={({ target }) => choose(accounts.find(({ id }) => id === target.value)?.id)}
    >
      {accounts.map(({ id, name, channel_label }) => (
        <option key={id} value={id}>
          {name} · {channel_label}
        </option>
      ))}
    </select>
  )
}
