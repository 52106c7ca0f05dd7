import type { CardButton, Cards, Content, MediaKind } from '@parley/core/domain/content.ts'
import type { OutgoingFile } from '@parley/core/ports/channel.ts'

/** The `message` of a send (Instagram Platform, "Send messages"): one text or one attachment; null for what is never sent. */
export function messageOf(content: Content<OutgoingFile>): object | null {
  switch (content.kind) {
    case 'text':
      return { text: content.text }
    case 'image':
    case 'video':
    case 'audio':
    case 'voice':
    case 'document':
      return { attachment: fileOf(content.kind, content.file) }
    case 'album':
      return { attachments: content.items.map(({ kind, file }) => fileOf(kind, file)) }
    case 'buttons':
      return content.of === 'quick_reply'
        ? { text: content.text, quick_replies: content.buttons.map(quickReplyOf) }
        : buttonsOf(
            content.text,
            content.buttons.map((button) => ({ kind: 'reply', ...button })),
          )
    case 'link':
      return buttonsOf(content.text, [{ kind: 'link', title: content.title, url: content.url }])
    case 'cards':
      return templateOf({ template_type: 'generic', elements: content.cards.map(elementOf) })
    case 'heart':
      return { attachment: { type: 'like_heart' } }
    default:
      return null
  }
}

function fileOf(kind: MediaKind, { handle, url }: OutgoingFile): object {
  const type = kind === 'voice' ? 'audio' : kind === 'document' ? 'file' : kind
  return { type, payload: handle === null ? { url } : { attachment_id: handle } }
}

function quickReplyOf({ title, payload }: { readonly title: string; readonly payload: string }): object {
  return { content_type: 'text', title, payload }
}

/** "Button template". */
function buttonsOf(text: string, buttons: readonly CardButton[]): object {
  return templateOf({ template_type: 'button', text, buttons: buttons.map(buttonOf) })
}

/** "Generic template". Pictures are fetched from where they lie; an upload has no address. */
function elementOf(card: Cards<OutgoingFile>['cards'][number]): object {
  return {
    title: card.title,
    ...(card.subtitle === null ? {} : { subtitle: card.subtitle }),
    ...(card.image?.url ? { image_url: card.image.url } : {}),
    ...(card.url === null ? {} : { default_action: { type: 'web_url', url: card.url } }),
    ...(card.buttons.length === 0 ? {} : { buttons: card.buttons.map(buttonOf) }),
  }
}

function buttonOf(button: CardButton): object {
  return button.kind === 'link'
    ? { type: 'web_url', url: button.url, title: button.title }
    : { type: 'postback', title: button.title, payload: button.payload }
}

function templateOf(payload: object): object {
  return { attachment: { type: 'template', payload } }
}
