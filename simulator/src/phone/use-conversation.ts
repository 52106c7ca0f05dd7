import { useEffect, useReducer } from 'react'

import { api, type Pair } from './api.ts'
import { next, nothing, type Conversation } from './conversation.ts'
import { follow } from './sights.ts'

/** A phone forgets "typing…" after this long (Cloud API docs, "Typing indicators": 25 seconds). */
const typingMs = 25_000

/** The conversation in front of the customer, kept up to date; looking at it reads it. */
export function useConversation(accountId: string | undefined, customerId: string | undefined): Conversation {
  const [conversation, step] = useReducer(next, nothing)
  const { typing } = conversation
  useEffect(() => {
    if (accountId === undefined || customerId === undefined) return undefined
    const pair = { accountId, customerId }
    step({ kind: 'turn', pair })
    const load = () => void api.thread(pair).then((bubbles) => step({ kind: 'load', pair, bubbles }), ignore)
    const leave = follow(load, (sight) => step({ kind: 'see', sight }))
    const close = look(pair)
    return () => {
      leave()
      close()
    }
  }, [accountId, customerId])
  useEffect(() => {
    if (!typing) return undefined
    const timer = setTimeout(() => step({ kind: 'quiet' }), typingMs)
    return () => clearTimeout(timer)
  }, [typing])
  return conversation
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
