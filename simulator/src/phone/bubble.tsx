import type { MouseEvent } from 'react'

import type { Bubble, Kind } from './answers.ts'
import { Content, type ContentProps } from './content.tsx'
import { isPicture } from './files.tsx'
import { Icon } from './icon.tsx'
import { Marks } from './marks.tsx'
import { Quote } from './quote.tsx'
import type { Side } from './side.ts'
import { Ticks } from './ticks.tsx'
import { timeOf } from './times.ts'

export interface BubbleProps extends ContentProps {
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
      <Content {...content} />
      <span className="meta">
        {bubble.edits > 0 && !bubble.deleted && 'Edited'}
        <time dateTime={new Date(bubble.at).toISOString()}>{timeOf(bubble.at)}</time>
        {own && side === 'customer' && kind === 'whatsapp' && <Ticks status={bubble.status} />}
      </span>
      {!bubble.deleted && (
        <button type="button" className="tools" aria-label="What to do with this message" onClick={tools}>
          <Icon name="more" />
        </button>
      )}
      <Reactions reactions={bubble.reactions} />
    </article>
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
function shapeOf({ type, text, files, layout, deleted }: Bubble): string {
  const shown = files.filter(({ kind }) => kind !== 'story')
  if (deleted) return ''
  if (type === 'like_heart' || shown.some(({ kind }) => kind === 'sticker')) return 'bare'
  if (text === '' && !layout && shown.length > 0 && shown.every(isPicture)) return 'wide pictured'
  return shown.length > 0 || layout || wide.has(type) ? 'wide' : ''
}

const wide = new Set([
  'interactive',
  'template',
  'location',
  'order',
  'ig_post',
  'ig_reel',
  'share',
  'contacts',
])

/** A long press opens the tools; with a mouse the right button keeps its own menu. */
function whenTouched(tools: () => void): (event: MouseEvent) => void {
  return (event) => {
    if (!matchMedia('(hover: none)').matches) return
    event.preventDefault()
    tools()
  }
}
