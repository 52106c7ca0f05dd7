import type { Content, Context, Filled, Header, Media } from './content.ts'
import type { Attached } from './file.ts'
import type { FileId } from './ids.ts'
import type { Message } from './message.ts'

/** The same content with its files named otherwise. */
export function mapFiles<A, B>(content: Content<A>, to: (file: A) => B): Content<B> {
  const orNull = (file: A | null): B | null => (file === null ? null : to(file))
  switch (content.kind) {
    case 'image':
    case 'video':
    case 'audio':
    case 'voice':
    case 'document':
    case 'sticker':
      return mapMedia(content, to)
    case 'album':
      return { ...content, items: content.items.map((item) => mapMedia(item, to)) }
    case 'share':
      return { ...content, file: orNull(content.file) }
    case 'buttons':
    case 'link':
      return { ...content, header: content.header && mapHeader(content.header, to) }
    case 'cards':
      return { ...content, cards: content.cards.map((card) => ({ ...card, image: orNull(card.image) })) }
    case 'template':
      return {
        ...content,
        ...mapFilled(content, to),
        cards: content.cards.map((card) => ({ ...card, ...mapFilled(card, to) })),
      }
    default:
      return content
  }
}

export function mapContext<A, B>(context: Context<A>, to: (file: A) => B): Context<B> {
  const { referral, story, ...rest } = context
  const orNull = (file: A | null): B | null => (file === null ? null : to(file))
  return {
    ...rest,
    ...(referral ? { referral: { ...referral, file: orNull(referral.file) } } : {}),
    ...(story ? { story: { ...story, file: orNull(story.file) } } : {}),
  }
}

/** Every file that a content names, in its order. */
export function filesOf<F>(content: Content<F>): readonly F[] {
  const found: F[] = []
  mapFiles(content, (file) => found.push(file))
  return found
}

function mapMedia<A, B>(media: Media<A>, to: (file: A) => B): Media<B> {
  return { ...media, file: to(media.file) }
}

function mapHeader<A, B>(header: Header<A>, to: (file: A) => B): Header<B> {
  return 'file' in header ? { ...header, file: to(header.file) } : header
}

function mapFilled<A, B>({ header, body, buttons }: Filled<A>, to: (file: A) => B): Filled<B> {
  return {
    header: header && 'file' in header ? { ...header, file: to(header.file) } : header,
    body,
    buttons,
  }
}

type Carrier = Pick<Message, 'content' | 'context' | 'edits'>

/** The files that a message shows: in what it says, in what stands around it, or in what it said before. */
export function fileIds(message: Carrier): readonly FileId[] {
  const found: FileId[] = []
  withFiles(message, (file) => {
    found.push(file.id)
    return file
  })
  return found
}

/** The message with what is known of a file by now. */
export function withFile<M extends Carrier>(message: M, known: Attached): M {
  return withFiles(message, (file) => (file.id === known.id ? known : file))
}

function withFiles<M extends Carrier>(message: M, to: (file: Attached) => Attached): M {
  const { content, context, edits } = message
  return {
    ...message,
    content: mapFiles(content, to),
    ...(context ? { context: mapContext(context, to) } : {}),
    ...(edits ? { edits: edits.map((edit) => ({ ...edit, content: mapFiles(edit.content, to) })) } : {}),
  }
}
