import { useCallback, useEffect, useReducer } from 'react'

import { api } from './api.ts'
import type { Pair } from './asked.ts'
import { next, nothing, type Conversation } from './conversation.ts'
import { follow } from './sights.ts'

/** A phone forgets "typing…" after this long (Cloud API docs, "Typing indicators": 25 seconds). */
const typingMs = 25_000

export interface Followed {
  readonly conversation: Conversation
  readonly refresh: () => void
}

/** The conversation in front of the customer, kept up to date; looking at it reads it. */
export function useConversation(accountId: string | undefined, customerId: string | undefined): Followed {
  const [conversation, step] = useReducer(next, nothing)
  const { typing } = conversation
  const refresh = useCallback(() => {
    if (accountId === undefined || customerId === undefined) return
    const pair = { accountId, customerId }
    void api.thread(pair).then((thread) => step({ kind: 'load', pair, thread }), ignore)
  }, [accountId, customerId])
  useEffect(() => {
    if (accountId === undefined || customerId === undefined) return undefined
    const pair = { accountId, customerId }
    step({ kind: 'turn', pair })
    const leave = follow(refresh, (sight) => step({ kind: 'see', sight }))
    const close = look(pair)
    return () => {
      leave()
      close()
    }
  }, [accountId, customerId, refresh])
  useEffect(() => {
    if (!typing) return undefined
    const timer = setTimeout(() => step({ kind: 'quiet' }), typingMs)
    return () => clearTimeout(timer)
  }, [typing])
  return { conversation, refresh }
}

/** The conversation is open while the page is visible; the answer closes it. */
function look(pair: Pair): () => void {
  const tell = (open: boolean) => void api.open(pair, open).catch(ignore)
  const change = () => tell(document.visibilityState === 'visible')
  const leave = () => tell(false)
  change()
  document.addEventListener('visibilitychange', change)
  window.addEventListener('pagehide', leave)
  return () => {
    document.removeEventListener('visibilitychange', change)
    window.removeEventListener('pagehide', leave)
    leave()
  }
}

/** The stream connects again by itself, and then everything is loaded anew. */
function ignore(): void {}
