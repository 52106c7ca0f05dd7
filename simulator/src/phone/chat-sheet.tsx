import type { Bubble, Kind, Offer } from './answers.ts'
import { api } from './api.ts'
import type { Pair } from './asked.ts'
import type { Said } from './asked.ts'
import { Attach } from './attach.tsx'
import { saysFile } from './attachables.ts'
import type { About } from './composer.tsx'
import type { Conversation } from './conversation.ts'
import { DeedSheet } from './deed-sheet.tsx'
import type { Deed } from './deeds.ts'
import { FormSheet } from './form-sheet.tsx'
import { saidAgain } from './forwarded.ts'
import { layoutOf } from './layout.ts'
import { ListSheet } from './list-sheet.tsx'
import { possible } from './possible.ts'
import { change, type Side } from './side.ts'
import { Tools, type Tool } from './tools.tsx'

/** What lies over a conversation. */
export type Opened =
  | { readonly kind: 'attach' | 'deeds' }
  | { readonly kind: 'tools' | 'list'; readonly bubble: Bubble }
  | { readonly kind: 'form'; readonly bubble: Bubble; readonly offer: Offer }

interface ChatSheetProps {
  readonly kind: Kind
  readonly side: Side
  readonly sheet: Opened | undefined
  readonly standing: Conversation['standing']
  readonly words: string
  readonly doing: (work: (pair: Pair) => Promise<unknown>) => Promise<boolean>
  readonly tell: (said: Said | Promise<Said>) => Promise<void>
  readonly begin: (about: About) => void
  readonly reload: () => void
  readonly close: () => void
}

/** The sheet that is open, if one is. */
export function ChatSheet(props: ChatSheetProps) {
  const { kind, side, sheet, standing, words, doing, tell, close, reload } = props
  switch (sheet?.kind) {
    case 'attach':
      return (
        <Attach
          {...{ kind, side, close }}
          send={({ said }) => void tell(said(words.trim(), kind))}
          sendFile={(file) =>
            void tell(api.keep(file).then((id) => ({ says: saysFile(id, file, words.trim(), kind) })))
          }
        />
      )
    case 'deeds':
      return <DeedSheet {...{ kind, standing, close }} act={(deed) => void doing(all(deed)).then(reload)} />
    case 'tools':
      return <BubbleTools {...props} bubble={sheet.bubble} />
    case 'list': {
      const list = layoutOf(sheet.bubble)?.list
      return list && <ListSheet {...{ list, close }} tap={choose(sheet.bubble, doing)} />
    }
    case 'form': {
      const { bubble, offer } = sheet
      return <FormSheet {...{ offer, close }} fill={(answer) => choose(bubble, doing)(offer, answer)} />
    }
    default:
      return null
  }
}

function BubbleTools({ bubble, kind, side, close, doing, tell, begin }: ChatSheetProps & { bubble: Bubble }) {
  const messageId = bubble.id
  const use = (tool: Tool) => {
    if (tool === 'reply' || tool === 'edit') return begin({ deed: tool, bubble })
    if (tool === 'unsend') return void doing((to) => change(to, side, messageId))
    const says = saidAgain(bubble)
    if (says) void tell({ says, forwarded: bubble.forwarded ? 'often' : 'once' })
  }
  const react = (emoji: string) =>
    void doing((to) => api.act({ ...to, does: { kind: 'reaction', messageId, emoji } }))
  return <Tools {...{ bubble, close, react, use }} can={possible(bubble, kind, side)} />
}

function all({ does }: Deed): (pair: Pair) => Promise<void> {
  return async (pair) => {
    for (const one of does) await api.act({ ...pair, does: one })
  }
}

function choose({ id: messageId }: Bubble, doing: ChatSheetProps['doing']) {
  return ({ id: choice }: Offer, answer: Record<string, unknown> = {}) =>
    void doing((to) => api.choose({ ...to, messageId, choice, answer }))
}
