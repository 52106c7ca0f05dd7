import { useState } from 'react'

import type { Account, Bubble, Customer, Kind } from './answers.ts'
import { api } from './api.ts'
import type { Pair } from './asked.ts'
import type { Said } from './asked.ts'
import { Bubbles } from './bubbles.tsx'
import { ChatSheet, type Opened } from './chat-sheet.tsx'
import { Closed } from './closed.tsx'
import { Composer, type About } from './composer.tsx'
import type { Conversation } from './conversation.ts'
import { asksForMore } from './form-sheet.tsx'
import { Header } from './header.tsx'
import { change, say, type Side } from './side.ts'
import { useProblem } from './use-problem.ts'

export interface ChatProps {
  readonly kind: Kind
  readonly side: Side
  readonly accounts: readonly Account[]
  readonly account: Account | undefined
  readonly owner: Customer | undefined
  readonly conversation: Conversation
  readonly choose: (id: string) => void
  readonly turn: () => void
  /** Something beside the messages is otherwise now. */
  readonly reload: () => void
}

/** One conversation on one phone: who, what was said, and where to write. */
export function Chat(props: ChatProps) {
  const { kind, side, account, owner, conversation, reload } = props
  const { pair, bubbles, typing, standing } = conversation
  const [words, setWords] = useState('')
  const [about, setAbout] = useState<About>()
  const [sheet, setSheet] = useState<Opened>()
  const { problem, attempt } = useProblem()
  const doing = async (work: (pair: Pair) => Promise<unknown>) => {
    setSheet(undefined)
    return pair !== undefined && attempt(() => work(pair))
  }
  /** What was typed comes back if it could not be sent. */
  const give = async (work: (pair: Pair) => Promise<unknown>) => {
    setWords('')
    setAbout(undefined)
    if (!(await doing(work))) setWords(words)
  }
  const tell = (said: Said | Promise<Said>) => {
    const replyTo = about?.deed === 'reply' ? { replyTo: about.bubble.id } : {}
    return give(async (to) => say(to, side, { ...(await said), ...replyTo }))
  }
  const send = async () => {
    if (words.trim() === '') return
    if (about?.deed === 'edit') await give((to) => change(to, side, about.bubble.id, words))
    else await tell({ text: words })
  }
  return (
    <div className={`chat of-${side}`}>
      <div className="chat-screen" inert={sheet !== undefined}>
        <Header {...props} typing={typing} more={() => setSheet({ kind: 'deeds' })} />
        <Bubbles
          kind={kind}
          side={side}
          bubbles={bubbles}
          typing={typing}
          other={side === 'business' ? owner?.name : account?.name}
          tap={(bubble, offer) =>
            asksForMore(offer)
              ? setSheet({ kind: 'form', bubble, offer })
              : void doing((to) => api.choose({ ...to, messageId: bubble.id, choice: offer.id }))
          }
          list={(bubble) => setSheet({ kind: 'list', bubble })}
          tools={(bubble) => setSheet({ kind: 'tools', bubble })}
          heard={(bubble) => {
            if (pair && kind === 'whatsapp' && side === 'customer') tellHeard(pair, bubble)
          }}
        />
        {problem !== undefined && <p role="alert">{problem}</p>}
        <Closed
          side={side}
          account={account}
          blocked={standing.blocked}
          open={(work) => void doing(work).then(reload)}
        >
          <Composer
            writer={side === 'business' ? account?.name : owner?.name}
            disabled={!pair}
            {...{ about, words, setWords, send }}
            forget={() => setAbout(undefined)}
            attach={() => setSheet({ kind: 'attach' })}
          />
        </Closed>
      </div>
      <ChatSheet
        {...{ kind, side, sheet, standing, words, doing, tell, reload }}
        close={() => setSheet(undefined)}
        begin={(next) => {
          setSheet(undefined)
          setAbout(next)
          if (next.deed === 'edit') setWords(next.bubble.text)
        }}
      />
    </div>
  )
}

/** Only what was sent by API can tell that it was played; of anything else nobody needs to know. */
function tellHeard(pair: Pair, { id, from }: Bubble): void {
  if (from === 'business')
    api.act({ ...pair, does: { kind: 'played', messageId: id } }).catch(() => undefined)
}
