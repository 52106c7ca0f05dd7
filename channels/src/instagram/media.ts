import type { ChannelMedia } from '@parley/core/ports/media.ts'

import { plainName, repeatable } from '../kit/media.ts'
import { graphOutcome } from '../kit/outcome.ts'
import { instagramRefusals } from './errors.ts'

const day = 24 * 3_600_000

/**
 * Instagram Platform, "Send messages" and "Attachment upload": what comes in lies at a signed address that wants no token
 * and has no id to ask again by; what goes out is handed over as a reusable attachment.
 */
export const media: ChannelMedia = {
  locate: () => null,
  located: () => ({ kind: 'gone', detail: 'Instagram gives no second address.' }),
  download: (url) => ({ method: 'GET', url, headers: {}, body: null }),
  upload: (file, account) => ({
    method: 'POST',
    url: `${account.baseUrl}/${account.apiVersion}/${encodeURIComponent(account.key)}/message_attachments`,
    headers: { authorization: `Bearer ${account.token}` },
    body: {
      fields: {
        platform: 'instagram',
        message: JSON.stringify({
          attachment: { type: attachmentType(file.type), payload: { is_reusable: true } },
        }),
      },
      file: { field: 'filedata', name: plainName(file), type: file.type },
    },
  }),
  uploaded: (reply) =>
    repeatable(
      graphOutcome(reply, instagramRefusals, (body) => body['attachment_id']),
      reply,
    ),
  // No end is documented; the one of the other channel of this family is taken.
  handleLastsMs: 29 * day,
}

function attachmentType(type: string): 'image' | 'video' | 'audio' | 'file' {
  const family = type.slice(0, type.indexOf('/'))
  return family === 'image' || family === 'video' || family === 'audio' ? family : 'file'
}
