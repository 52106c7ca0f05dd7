import type { Profile, ProfileCodec } from '@parley/core/ports/channel.ts'

import { graphAnswered, readNode } from '../kit/check.ts'
import { words } from '../kit/json.ts'
import { instagramRefusals } from './errors.ts'

const igsid = 'igsid:'

/** Instagram Platform, "User Profile API": only about people who have written. A picture's address would die in days. */
export const profile: ProfileCodec = {
  ask(identities, account) {
    const own = identities.find((identity) => identity.startsWith(igsid))
    return own === undefined ? null : readNode(account, own.slice(igsid.length), 'name,username')
  },
  read(reply) {
    const said = graphAnswered<{ readonly kind: 'told' } & Profile>(
      reply,
      instagramRefusals,
      (body) => ({
        kind: 'told',
        name: words(body['name']) ?? null,
        username: words(body['username']) ?? null,
      }),
      () => ({ kind: 'told', name: null, username: null }),
    )
    return said.kind === 'told' ? { name: said.name, username: said.username } : null
  },
}
