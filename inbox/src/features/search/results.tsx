import type { AccountShape } from '@parley/contract/account.ts'
import type { AccountId } from '@parley/core/domain/ids.ts'
import { phrasesOf } from '@parley/core/domain/search/phrases.ts'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'

import { searchQuery } from '../../api/queries.ts'
import { Pause } from '../../ui/pause.tsx'
import { Problem } from '../../ui/problem.tsx'
import { MessageHit } from './message-hit.tsx'
import { PersonHit } from './person-hit.tsx'

import './search.css'

interface Props {
  readonly text: string
  readonly account: AccountId | null
  readonly accounts: readonly AccountShape[]
}

/** What was found: first people, then messages, the latest first. */
export function Results({ text, account, accounts }: Props) {
  const searchable = phrasesOf(text).length > 0
  const query = useInfiniteQuery({
    ...searchQuery(text, account),
    enabled: searchable,
    placeholderData: keepPreviousData,
  })
  const end = useRef<HTMLDivElement>(null)
  const { hasNextPage, isFetching, fetchNextPage } = query
  useEffect(() => {
    const last = end.current
    if (last === null || !hasNextPage || isFetching) return
    const watcher = new IntersectionObserver(([seen]) => {
      if (seen?.isIntersecting === true) void fetchNextPage()
    })
    watcher.observe(last)
    return () => watcher.disconnect()
  }, [hasNextPage, isFetching, fetchNextPage])

  if (!searchable) return <Nothing title="Go on typing." text="Letters and digits are what can be found." />
  if (query.data === undefined) {
    if (query.isError) return <Problem error={query.error} retry={() => void query.refetch()} />
    return <Pause label="Searching" rows={6} />
  }
  const people = query.data.pages[0]?.people ?? []
  const hits = query.data.pages.flatMap((page) => page.data)
  const byId = new Map(accounts.map((each) => [each.id, each]))
  const isNothing = people.length === 0 && hits.length === 0 && !hasNextPage
  return (
    <div className="results" aria-busy={isFetching} data-stale={query.isPlaceholderData} onKeyDown={walk}>
      <p className="sr-only" role="status">
        {isFetching ? '' : told(people.length, hits.length, hasNextPage)}
      </p>
      {isNothing && (
        <Nothing
          title={`Nothing has “${text}” in it.`}
          text={
            account === null
              ? 'Try fewer words, or the beginning of one.'
              : 'Try fewer words, or all accounts.'
          }
        />
      )}
      <Group id="found-people" title="People">
        {people.map((conversation) => (
          <li key={conversation.id}>
            <PersonHit conversation={conversation} account={byId.get(conversation.account_id)} text={text} />
          </li>
        ))}
      </Group>
      <Group id="found-messages" title="Messages">
        {hits.map((hit) => (
          <li key={hit.message_id}>
            <MessageHit hit={hit} account={byId.get(hit.account_id)} />
          </li>
        ))}
      </Group>
      {query.isFetchNextPageError && (
        <p className="results-more">
          The rest did not load.{' '}
          <button type="button" className="button small" onClick={() => void fetchNextPage()}>
            Try again
          </button>
        </p>
      )}
      <div ref={end} />
    </div>
  )
}

interface GroupProps {
  readonly id: string
  readonly title: string
  readonly children: readonly ReactNode[]
}

function Group({ id, title, children }: GroupProps) {
  if (children.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>{children}</ul>
    </section>
  )
}

function Nothing({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      <p>{text}</p>
    </div>
  )
}

function told(people: number, messages: number, more: boolean): string {
  const some = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`)
  return `${some(people, 'person', 'people')}, ${some(messages, 'message', 'messages')}${more ? ' and more' : ''}`
}

/** The arrow keys go from one to the next, and from the first back to the words. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-result]')]
  const at = all.findIndex((each) => each === document.activeElement)
  if (at === -1) return
  event.preventDefault()
  const box = document.querySelector<HTMLElement>('.search-box input')
  ;(at + step === -1 ? box : all[at + step])?.focus()
}
