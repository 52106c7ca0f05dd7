import type { Filter } from '../../api/queries.ts'

interface Props {
  readonly filter: Filter
  readonly change: (change: Partial<Filter>) => void
}

const words = {
  open: { title: 'All answered.', text: 'New messages appear here by themselves.' },
  unread: { title: 'Nothing unread.', text: 'You have seen every open conversation.' },
  closed: { title: 'Nothing closed yet.', text: 'Conversations that you close are kept here.' },
  all: { title: 'No conversations yet.', text: 'The first customer who writes in appears here.' },
}

/** Why the list is empty, and one way on. */
export function EmptyList({ filter, change }: Props) {
  const { title, text } = words[filter.view]
  const narrowed = filter.account !== null
  return (
    <div className="empty">
      <h2>{title}</h2>
      <p>{text}</p>
      {(narrowed || filter.view !== 'all') && (
        <button
          type="button"
          className="button"
          onClick={() => change(narrowed ? { account: null } : { view: 'all' })}
        >
          {narrowed ? 'Show all accounts' : 'Show all conversations'}
        </button>
      )}
    </div>
  )
}
