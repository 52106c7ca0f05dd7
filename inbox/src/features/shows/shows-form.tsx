import { updateAccount, type AccountShape } from '@parley/contract/account.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { call } from '../../api/call.ts'
import { accountsQuery } from '../../api/queries.ts'
import { trouble } from '../../api/trouble.ts'
import { toast } from '../../ui/toast.tsx'

import '../auto-reply/auto-reply.css'
import './shows.css'

interface Props {
  readonly account: AccountShape
  readonly mayEdit: boolean
}

/** Each switch is saved at once. */
export function ShowsForm({ account, mayEdit }: Props) {
  const cache = useQueryClient()
  const saving = useMutation({
    mutationFn: (body: Partial<Pick<AccountShape, 'show_typing' | 'send_read_receipts'>>) =>
      call(updateAccount, { params: { account_id: account.id }, body }),
    onSuccess: async () => {
      await cache.invalidateQueries(accountsQuery)
      toast.set({ text: 'Saved.' })
    },
  })
  const { typing, read } = account.can.signals
  const tied = typing === 'with_read' && !account.send_read_receipts
  return (
    <section className="shows" aria-label={account.name}>
      <h2>
        <bdi>{account.name}</bdi> · {account.channel_label}
      </h2>
      <fieldset disabled={!mayEdit || saving.isPending}>
        {read && (
          <Switch
            title="Show that a message was read"
            hint="As soon as a person here has seen it."
            checked={account.send_read_receipts}
            change={(send_read_receipts) => saving.mutate({ send_read_receipts })}
          />
        )}
        {typing !== 'none' && (
          <Switch
            title="Show that somebody is typing"
            hint={
              tied
                ? 'Not now: here whoever sees typing sees that the messages were read, too.'
                : 'While a person here writes an answer.'
            }
            checked={account.show_typing}
            change={(show_typing) => saving.mutate({ show_typing })}
          />
        )}
      </fieldset>
      {saving.isError && (
        <p className="wrong" role="alert">
          Not saved. {trouble(saving.error).title}
        </p>
      )}
    </section>
  )
}

function Switch({
  title,
  hint,
  checked,
  change,
}: {
  readonly title: string
  readonly hint: string
  readonly checked: boolean
  readonly change: (checked: boolean) => void
}) {
  return (
    <label className="switch">
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        onChange={({ target }) => change(target.checked)}
      />
      <span>
        <strong>{title}</strong>
        <small>{hint}</small>
      </span>
    </label>
  )
}
