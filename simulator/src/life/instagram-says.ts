import { instagramAddress } from '../media/addresses.ts'
import { handleLife } from '../media/handles.ts'
import type { Stage } from '../stage.ts'
import type { InstagramAccount } from '../state/accounts.ts'
import { demandFile, shownAs } from './file-named.ts'
import type { FileName, Kind, Says } from './says.ts'
import type { Spoken } from './whatsapp-says.ts'

type Say<K extends Kind> = (
  stage: Stage,
  account: InstagramAccount,
  says: Extract<Says, { kind: K }>,
) => Spoken

/**
 * How Instagram says it: the item's `message` or `postback`, without its id (Instagram Platform docs, "Webhook
 * notification examples"); undefined where it cannot.
 */
export function instagramSpoken(stage: Stage, account: InstagramAccount, says: Says): Spoken | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The table has each kind's own function under its name.
  const say = table[says.kind] as ((...what: Parameters<Say<Kind>>) => Spoken) | undefined
  return say?.(stage, account, says)
}

const table: { readonly [K in Kind]?: Say<K> } = {
  text: (_stage, _account, { text }) => message('text', text, { text }),
  image: (stage, account, { file }) => attached(stage, account, 'image', [file]),
  video: (stage, account, { file }) => attached(stage, account, 'video', [file]),
  audio: (stage, account, { file }) => attached(stage, account, 'audio', [file]),
  voice: (stage, account, { file = 'sound.m4a' }) => attached(stage, account, 'audio', [file]),
  document: (stage, account, { file }) => attached(stage, account, 'file', [file]),
  album: (stage, account, { files }) => attached(stage, account, 'image', files),
  heart: () => message('like_heart', '❤️', { attachments: [{ type: 'like_heart' }] }),
  post: (_stage, _account, says) =>
    shared('ig_post', {
      ig_post_media_id: '18012345678901234',
      ...page(says, 'https://www.instagram.com/p/SimulatedPost/'),
    }),
  reel: (_stage, _account, says) =>
    shared('ig_reel', {
      reel_video_id: '18012345678905678',
      ...page(says, 'https://www.instagram.com/reel/SimulatedReel/'),
    }),
  share: (_stage, _account, says) =>
    shared('share', page(says, 'https://www.instagram.com/p/SimulatedPost/')),
  story_reply: (stage, account, { text, file }) => {
    const story = { url: address(stage, account, file), id: '17912345678901234' }
    const { said, item } = message('text', text, { text, reply_to: { story } })
    return { said: { ...said, files: [shownAs('story', demandFile(stage, file))] }, item }
  },
  story_mention: (stage, account, { file }) => attached(stage, account, 'story_mention', [file]),
  postback: (_stage, _account, { title, payload }) => ({
    said: { type: 'postback', text: title, detail: { title, payload } },
    item: { postback: { title, payload } },
  }),
  unsupported: () => message('unsupported', '', { is_unsupported: true }),
  raw: (_stage, _account, { item }) => message('raw', '', item),
}

export function message(type: string, text: string, detail: object): Spoken {
  return { said: { type, text, detail }, item: { message: detail } }
}

function attached(stage: Stage, account: InstagramAccount, type: string, names: readonly FileName[]): Spoken {
  const attachments = names.map((name) => ({ type, payload: { url: address(stage, account, name) } }))
  const { said, item } = message(type, '', { attachments })
  const files = names.map((name) => shownAs(type, demandFile(stage, name)))
  return { said: { ...said, files }, item }
}

function shared(type: string, payload: { readonly title: string; readonly [key: string]: string }): Spoken {
  return message(type, payload.title, { attachments: [{ type, payload }] })
}

function page(
  { title = 'A post', url }: { title?: string | undefined; url?: string | undefined },
  usual: string,
) {
  return { title, url: url ?? usual }
}

function address(stage: Stage, { id }: InstagramAccount, name: FileName): string {
  const file = demandFile(stage, name)
  return instagramAddress(stage, stage.handles.give(id, file, stage.clock.now() + handleLife.uploaded))
}
