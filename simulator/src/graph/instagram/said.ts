import type { Stage } from '../../stage.ts'
import type { InstagramAccount } from '../../state/accounts.ts'
import type { Offer, Said } from '../../state/threads.ts'
import { attachmentOf } from './files.ts'
import type { InstagramMessage } from './message.ts'

export interface Composed {
  readonly said: Said
  /** Where the caller wants to use the file again. */
  readonly attachmentId?: string
}

/** Longer titles of quick replies are cut (Instagram Platform docs, "Quick replies"). */
const titleCharacters = 20

/** What a send says, with its files at hand; `detail` is what its echo has. */
export async function composed(
  stage: Stage,
  account: InstagramAccount,
  { text, attachment, attachments, quick_replies: replies }: InstagramMessage,
): Promise<Composed> {
  if (text !== undefined) {
    const offers = replies?.map(({ title, payload }): Offer => {
      return { kind: 'quick_reply', id: payload, title: title.slice(0, titleCharacters) }
    })
    return { said: { type: 'text', text, detail: { text }, ...(offers && { offers }) } }
  }
  if (attachments)
    return files(
      stage,
      account,
      'image',
      attachments.map(({ payload }) => payload),
    )
  switch (attachment?.type) {
    case 'MEDIA_SHARE':
      return plain('share', '', { type: 'share', payload: attachment.payload })
    case 'template': {
      const { payload } = attachment
      const said = templateText(payload)
      return plain('template', said, { type: 'template', payload: templateEcho(payload) }, offersOf(payload))
    }
    case 'image':
    case 'video':
    case 'audio':
    case 'file':
      return files(stage, account, attachment.type, [attachment.payload])
    default:
      return plain('like_heart', '❤️', { type: 'like_heart' })
  }
}

type FilePayloads = readonly Parameters<typeof attachmentOf>[3][]
type Template = Extract<NonNullable<InstagramMessage['attachment']>, { type: 'template' }>['payload']

async function files(
  stage: Stage,
  account: InstagramAccount,
  type: Parameters<typeof attachmentOf>[2],
  payloads: FilePayloads,
): Promise<Composed> {
  const all = await Promise.all(payloads.map((payload) => attachmentOf(stage, account, type, payload)))
  const detail = { attachments: all.map(({ url }) => ({ type, payload: { url } })) }
  const shown = all.map(({ file }) => ({ id: file.id, kind: type, type: file.type, name: file.name }))
  const reused = payloads.find((payload) => payload.is_reusable === true) && all[0]
  return { said: { type, text: '', detail, files: shown }, ...(reused && { attachmentId: reused.id }) }
}

function plain(type: string, text: string, attachment: object, offers?: readonly Offer[]): Composed {
  return { said: { type, text, detail: { attachments: [attachment] }, ...(offers && { offers }) } }
}

function templateText(template: Template): string {
  if (template.template_type === 'button') return template.text
  return template.elements
    .map(({ title, subtitle }) => [title, subtitle].filter(Boolean).join(': '))
    .join('\n')
}

/** Echoes have the generic template in its own wrapping (docs: "Webhook notification examples"). */
function templateEcho(template: Template): object {
  return template.template_type === 'generic'
    ? { generic: { elements: template.elements } }
    : { button: template }
}

function offersOf(template: Template): Offer[] {
  const buttons =
    template.template_type === 'button'
      ? template.buttons
      : template.elements.flatMap((element) => element.buttons ?? [])
  return buttons.map((button, at) =>
    button.type === 'web_url'
      ? { kind: 'link', id: `link-${at}`, title: button.title, url: button.url }
      : { kind: 'postback', id: button.payload, title: button.title },
  )
}
