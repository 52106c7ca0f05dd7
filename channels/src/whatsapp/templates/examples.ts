import type { Reply } from '@parley/core/domain/call.ts'
import type { ExampleCodec, TemplateRefusal } from '@parley/core/ports/templates.ts'

import { get, graphAnswered } from '../../kit/check.ts'
import { words } from '../../kit/json.ts'
import { plainName } from '../../kit/media.ts'
import { whatsappRefusals } from '../errors.ts'

/** Graph API, "Resumable Upload API": belongs to the app of the token, which may be called `app`. */
export const examples: ExampleCodec = {
  types: {
    image: ['image/jpeg', 'image/png'],
    video: ['video/mp4'],
    document: ['application/pdf'],
  },
  announce(file, account) {
    const app = encodeURIComponent(account.app ?? 'app')
    const asked = new URLSearchParams({
      file_name: plainName(file),
      file_length: String(file.size),
      file_type: file.type,
    })
    const call = get(account, `/${account.apiVersion}/${app}/uploads?${asked.toString()}`)
    return { ...call, method: 'POST' }
  },
  announced: (reply) => named(reply, 'id', /^upload:[\w+/=?&:-]+$/),
  // The name goes into the address as it is: it may hold a signature of its own, as a query.
  bring: (upload, { baseUrl, apiVersion, token }) => ({
    method: 'POST',
    url: `${baseUrl}/${apiVersion}/${upload}`,
    headers: { authorization: `OAuth ${token}`, file_offset: '0' },
    body: null,
  }),
  brought: (reply) => named(reply, 'h', /^[^]+$/),
}

function named(
  reply: Reply,
  field: 'id' | 'h',
  looks: RegExp,
): { readonly kind: 'named'; readonly name: string } | TemplateRefusal {
  return graphAnswered<{ readonly kind: 'named'; readonly name: string } | TemplateRefusal>(
    reply,
    whatsappRefusals,
    (body) => {
      const name = words(body[field])
      if (name !== undefined && looks.test(name)) return { kind: 'named', name }
      return { kind: 'unclear', detail: 'The channel took the file without naming it.' }
    },
    (detail) => ({ kind: 'refused', detail }),
  )
}
