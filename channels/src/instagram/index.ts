import type { Outcome } from '@parley/core/domain/call.ts'
import type { Channel } from '@parley/core/ports/channel.ts'
import { z } from 'zod'

import { graphOutcome } from '../kit/outcome.ts'
import { verifySignature } from '../kit/signature.ts'
import { can } from './abilities.ts'
import { check, checked } from './check.ts'
import { compose } from './compose.ts'
import { instagramRefusals } from './errors.ts'
import { media } from './media.ts'
import { object, parse } from './parse.ts'
import { profile } from './profile.ts'
import { signal } from './signal.ts'
import { upkeep } from './upkeep.ts'

/** Direct messages of an Instagram professional account. An account's key is the id of that account (`17841…`). */
export const instagram: Channel = {
  name: 'instagram',
  label: 'Instagram',
  objects: [object],
  settings: z.object({}),
  can,
  verify: verifySignature,
  parse,
  identify: (to) => (/^\d{5,32}$/.test(to) ? `igsid:${to}` : null),
  compose,
  signal,
  // "Reactions": the answer names the customer only.
  outcome: (reply, kind) =>
    kind === 'reaction'
      ? withoutId(graphOutcome(reply, instagramRefusals, (body) => body['recipient_id']))
      : graphOutcome(reply, instagramRefusals, (body) => body['message_id']),
  check,
  checked,
  media,
  profile,
  upkeep,
}

function withoutId(outcome: Outcome): Outcome {
  return outcome.kind === 'sent' ? { ...outcome, externalId: null } : outcome
}
