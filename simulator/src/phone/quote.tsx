import type { Bubble } from './answers.ts'

/** The message that another one answers. */
export function Quote({ of, missing }: { readonly of: Bubble | undefined; readonly missing: boolean }) {
  if (!of && !missing) return null
  return (
    <blockquote className="quote" dir="auto">
      {of ? wordsOf(of) : 'A message that is no longer here'}
    </blockquote>
  )
}

/** What a message is in a few words. */
export function wordsOf({ type, text, files, deleted }: Bubble): string {
  if (deleted) return 'This message was deleted'
  const [file] = files
  const what = names[file?.kind ?? type] ?? type.replaceAll('_', ' ')
  if (file && file.kind !== 'story' && !said.has(type)) return text ? `${what}: ${text}` : what
  return text || what
}

/** Their words say more than the pictures that head them. */
const said = new Set(['interactive', 'template'])

const names: Readonly<Record<string, string>> = {
  image: 'Photo',
  video: 'Video',
  audio: 'Audio',
  voice: 'Voice note',
  document: 'Document',
  file: 'Document',
  sticker: 'Sticker',
  story_mention: 'Story',
  location: 'Location',
  contacts: 'Contact',
  order: 'Order',
  interactive: 'Message with buttons',
  template: 'Message with buttons',
  ig_post: 'Post',
  ig_reel: 'Reel',
  share: 'Post',
  like_heart: '❤️',
}
