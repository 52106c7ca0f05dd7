import type { Reply } from '@parley/core/domain/call.ts'
import type { ChannelMedia, Located } from '@parley/core/ports/media.ts'

import { get, graphAnswered } from '../kit/check.ts'
import { sha256Of } from '../kit/digest.ts'
import { words, type Fields } from '../kit/json.ts'
import { getBytes, plainName, repeatable } from '../kit/media.ts'
import { graphOutcome } from '../kit/outcome.ts'
import { askedWaitMs } from '../kit/wait.ts'
import { whatsappRefusals } from './errors.ts'

const day = 24 * 3_600_000

/**
 * WhatsApp Cloud API, "Media": an id gives an address for 5 minutes, which wants the same token; an upload is known for
 * 30 days, to its own number.
 */
export const media: ChannelMedia = {
  locate: ({ id }, account) =>
    id === null
      ? null
      : get(
          account,
          `/${account.apiVersion}/${encodeURIComponent(id)}?phone_number_id=${encodeURIComponent(account.key)}`,
        ),
  located: (reply) => {
    const answered = graphAnswered<Located>(reply, whatsappRefusals, place, (detail) => ({
      kind: 'gone',
      detail,
    }))
    return answered.kind === 'unclear' ? { ...answered, retryAfterMs: waitOf(reply) } : answered
  },
  download: (url, account) =>
    getBytes(url, account, ['lookaside.fbsbx.com', 'fbcdn.net', 'graph.facebook.com']),
  upload: (file, account) => ({
    method: 'POST',
    url: `${account.baseUrl}/${account.apiVersion}/${encodeURIComponent(account.key)}/media`,
    headers: { authorization: `Bearer ${account.token}` },
    body: {
      fields: { messaging_product: 'whatsapp', type: file.type },
      file: { field: 'file', name: plainName(file), type: file.type },
    },
  }),
  uploaded: (reply) =>
    repeatable(
      graphOutcome(reply, whatsappRefusals, (body) => body['id']),
      reply,
    ),
  // A day less than there is: what is named in a send must still be there when it goes out.
  handleLastsMs: 29 * day,
}

function place(body: Fields): Located {
  const url = words(body['url'])
  if (url === undefined) return { kind: 'unclear', detail: 'The channel answered without an address.' }
  const size = Number(body['file_size'] ?? Number.NaN)
  return {
    kind: 'found',
    url,
    sha256: sha256Of(body['sha256']),
    size: Number.isSafeInteger(size) && size >= 0 ? size : null,
  }
}

function waitOf(reply: Reply): number | null {
  return reply.kind === 'answer' ? askedWaitMs(reply.headers) : null
}
