import type { MouseEvent } from 'react'

import type { Bubble, Kind } from './answers.ts'
import { Content, isCard, type ContentProps } from './content.tsx'
import { isPicture } from './files.tsx'
import { Icon } from './icon.tsx'
import { layoutOf } from './layout.ts'
import { Marks } from './marks.tsx'
import { Quote } from './quote.tsx'
import type { Side } from './side.ts'
import { Ticks } from './ticks.tsx'
import { timeOf } from './times.ts'

export interface BubbleProps extends Omit<ContentProps, 'meta'> {
  readonly kind: Kind
  readonly side: Side
  readonly quoted: Bubble | undefined
  /** Opens what can be done with it. */
  readonly tools: () => void
}

/** One message with what stands around it. */
export function MessageBubble({ kind, side, quoted, tools, ...content }: BubbleProps) {
  const { bubble } = content
  if (bubble.type === 'note' || bubble.type === 'request_welcome') return <Note bubble={bubble} />
  const own = bubble.from === side
  return (
    <article
      className={`bubble ${own ? 'own' : 'theirs'} ${shapeOf(bubble)}`}
      onContextMenu={whenTouched(tools)}
    >
      <Marks bubble={bubble} />
      <Quote of={quoted} missing={bubble.replyTo !== undefined && !quoted} />
      <Content {...content} meta={<Meta {...{ kind, side, bubble }} />} />
      {!bubble.deleted && (
        <button type="button" className="tools" aria-label="What to do with this message" onClick={tools}>
          <Icon name="more" />
        </button>
      )}
      {!bubble.deleted && <Reactions reactions={bubble.reactions} />}
    </article>
  )
}

function Meta({ kind, side, bubble }: Pick<BubbleProps, 'kind' | 'side' | 'bubble'>) {
  const { edits, deleted, at, from, status } = bubble
  return (
    <span className="meta">
      {edits > 0 && !deleted && 'Edited'}
      <time dateTime={new Date(at).toISOString()}>{timeOf(at)}</time>
      {from === 'customer' && side === 'customer' && kind === 'whatsapp' && <Ticks status={status} />}
    </span>
  )
}

function Note({ bubble }: { readonly bubble: Bubble }) {
  return (
    <p className="note">
      {bubble.text || 'Opened the chat'} <time>{timeOf(bubble.at)}</time>
    </p>
  )
}

function Reactions({ reactions: { customer, business } }: Pick<Bubble, 'reactions'>) {
  const both = [customer, business].filter((emoji) => emoji !== undefined)
  if (both.length === 0) return null
  return (
    <span className="reactions" role="img" aria-label={`Reactions: ${both.join(' ')}`}>
      {both.join('')}
    </span>
  )
}

/** Some kinds stand without a bubble, some fill theirs to the edge. */
function shapeOf(bubble: Bubble): string {
  const { type, text, deleted } = bubble
  const files = bubble.files.filter(({ kind }) => kind !== 'story')
  const layout = layoutOf(bubble)
  if (deleted) return ''
  if (type === 'like_heart' || files.some(({ kind }) => kind === 'sticker')) return 'bare'
  if (text === '' && !layout && files.length > 0 && files.every(isPicture)) return 'wide pictured'
  return files.length > 0 || layout || isCard(type) ? 'wide' : ''
}

/** A long press opens the tools; with a mouse the right button keeps its own menu. */
function whenTouched(tools: () => void): (event: MouseEvent) => void {
  return (event) => {
    if (!matchMedia('(hover: none)').matches) return
    event.preventDefault()
    tools()
  }
}
