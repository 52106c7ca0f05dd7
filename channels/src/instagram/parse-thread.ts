import type { Context } from '@parley/core/domain/content.ts'
import type { FileSource } from '@parley/core/domain/file.ts'

import { fingerprint } from '../kit/digest.ts'
import { ignored, malformed, type Finding } from '../kit/finding.ts'
import { words, type Fields } from '../kit/json.ts'
import { referralOf } from './around.ts'
import { atOf, sidesOf, type Source } from './source.ts'

/** The customer followed a link into a thread that there was ("messaging_referral"). */
export function readReferral(referral: Fields, item: Fields, source: Source): Finding {
  const found = referralOf(referral)
  const ref = found.ref === null ? '' : ` (${found.ref})`
  const text = found.source === 'ADS' ? `Came through an advertisement${ref}.` : `Came through a link${ref}.`
  return noted(item, source, { kind: 'notice', of: 'referral', text }, { referral: found })
}

/** "messaging_handover": it stands in the thread, if that is named. */
export function readHandover(text: string) {
  return (_said: Fields, item: Fields, source: Source): Finding =>
    sidesOf(item, source).who
      ? noted(item, source, { kind: 'notice', of: 'other', text })
      : ignored(text, item)
}

/** "messaging_optins": the customer agreed to recurring messages, or stopped them. */
export function readOptin(optin: Fields, item: Fields, source: Source): Finding {
  if (optin['type'] !== 'notification_messages') return ignored('The customer agreed to something.', item)
  const at = atOf(item, source)
  const { who } = sidesOf(item, source)
  if (at === undefined || !who) return malformed('The agreement says not who agreed, or when.', item)
  return {
    kind: 'consent',
    accountKey: source.accountKey,
    externalId: `optin:${fingerprint({ at, who, optin })}`,
    person: who,
    topic: 'marketing',
    given: words(optin['notification_messages_status'])?.startsWith('STOP') !== true,
    at,
  }
}

type Note = Extract<Extract<Finding, { kind: 'message' }>['content'], { kind: 'notice' }>

/** A line of the thread. It has no id of its own: the same line at the same moment is the same. */
function noted(item: Fields, source: Source, content: Note, context?: Context<FileSource>): Finding {
  const at = atOf(item, source)
  const { who } = sidesOf(item, source)
  if (at === undefined) return malformed('"timestamp" is not a time.', item)
  if (!who) return malformed('The item names no sender.', item)
  return {
    kind: 'message',
    accountKey: source.accountKey,
    externalId: `notice:${fingerprint({ at, who, content })}`,
    at,
    ...source.came,
    from: who,
    content,
    replyTo: null,
    ...(context && { context }),
  }
}
