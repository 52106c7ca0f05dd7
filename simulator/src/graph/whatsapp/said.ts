import type { StoredFile } from '../../media/files.ts'
import type { Stage } from '../../stage.ts'
import type { WhatsAppAccount } from '../../state/accounts.ts'
import type { Said, ShownFile } from '../../state/threads.ts'
import type { WhatsAppMessage } from './body.ts'
import { filesIn, uploaded, type FileInMessage } from './files-in.ts'
import { offersOf } from './offers.ts'
import { useTemplate } from './template-use.ts'

export interface Composed {
  readonly said: Said
  /** What Meta has to fetch before it can go out. */
  readonly links: readonly FileInMessage[]
  readonly category: string
}

/** What a send says, once everything that it names was found and fits. */
export function composed(stage: Stage, account: WhatsAppAccount, message: WhatsAppMessage): Composed {
  const all = filesIn(message)
  const files = all
    .filter(({ file }) => file.id !== undefined)
    .map((one) => shown(one, uploaded(stage, account, one)))
  const links = all.filter(({ file }) => file.link !== undefined)
  const about = { type: message.type, ...(files.length > 0 && { files }) }
  if (message.type === 'template') {
    const { text, offers, layout, category } = useTemplate(stage, account, message.template)
    return { said: { ...about, text, offers, layout, detail: message.template }, links, category }
  }
  const said = { ...about, text: textOf(message), detail: Reflect.get(message, message.type) }
  if (message.type !== 'interactive') return { said, links, category: 'service' }
  return { said: { ...said, offers: offersOf(message.interactive) }, links, category: 'service' }
}

export function shown({ kind, file }: FileInMessage, { id, type, name }: StoredFile): ShownFile {
  return { id, kind: file.voice === true ? 'voice' : kind, type, name: file.filename ?? name }
}

function textOf(message: Exclude<WhatsAppMessage, { type: 'template' }>): string {
  switch (message.type) {
    case 'text':
      return message.text.body
    case 'image':
      return message.image.caption ?? ''
    case 'video':
      return message.video.caption ?? ''
    case 'document':
      return message.document.caption ?? ''
    case 'location':
      return message.location.name ?? message.location.address ?? ''
    case 'contacts':
      return message.contacts.map(({ name }) => name.formatted_name).join(', ')
    case 'reaction':
      return message.reaction.emoji
    case 'interactive':
      return message.interactive.body?.text ?? ''
    default:
      return ''
  }
}
