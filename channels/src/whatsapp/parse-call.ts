import type { CallNote } from '@parley/core/domain/content.ts'

import { malformed, type Finding } from '../kit/finding.ts'
import { identifier, noIdentifier, numeric, type Fields } from '../kit/json.ts'
import { timeOf } from '../kit/time.ts'
import { digitsOf, person } from './people.ts'
import type { Source } from './source.ts'

type State = CallNote['state']

/** A step of a call ("calls webhook reference"). All steps have the id of the call: they are one message that goes on. */
export function readCall(call: Fields, source: Source): Finding {
  const isOurs = call['direction'] === 'BUSINESS_INITIATED' || isOwn(call['from'], source)
  const who = isOurs
    ? person(call['to'], call['to_user_id'], source.contacts)
    : person(call['from'], call['from_user_id'], source.contacts)
  return noted(call, source, isOurs, who, { state: stateOf(call), seconds: secondsOf(call) })
}

/** How a call of ours fares: it rings, or was taken or declined. */
export function readCallStatus(report: Fields, source: Source): Finding {
  const to = person(report['recipient_id'], report['recipient_user_id'], source.contacts)
  const state = states.get(report['status']) ?? 'other'
  return noted(report, source, true, to, { state, seconds: null })
}

function noted(
  call: Fields,
  { address, came }: Source,
  isOurs: boolean,
  who: ReturnType<typeof person>,
  note: Omit<CallNote, 'kind'>,
): Finding {
  const externalId = identifier(call['id'])
  if (externalId === undefined) return malformed(noIdentifier('id', call['id']), call)
  const at = timeOf(call['timestamp'])
  if (at === undefined) return malformed('"timestamp" is not a time.', call)
  if (!who) return malformed('The call names nobody.', call)
  const said = {
    ...address,
    ...came,
    externalId,
    at,
    content: { kind: 'call', ...note },
    replyTo: null,
  } as const
  return isOurs ? { kind: 'echo', ...said, to: who } : { kind: 'message', ...said, from: who }
}

function stateOf(call: Fields): State {
  const state = states.get(call['event']) ?? 'other'
  return state === 'ended' && states.get(call['status']) === 'rejected' ? 'rejected' : state
}

const states: ReadonlyMap<unknown, State> = new Map<unknown, State>([
  ['connect', 'ringing'],
  ['accept', 'accepted'],
  ['reject', 'rejected'],
  ['terminate', 'ended'],
  ['RINGING', 'ringing'],
  ['ACCEPTED', 'accepted'],
  ['REJECTED', 'rejected'],
])

/** How long they talked. */
function secondsOf(call: Fields): number | null {
  const told = numeric(call['duration'])
  if (told !== undefined) return told >= 0 && told <= longest ? Math.round(told) : null
  const [start, end] = [timeOf(call['start_time']), timeOf(call['end_time'])]
  return start === undefined || end === undefined || end < start ? null : Math.round((end - start) / 1000)
}

/** A week. */
const longest = 604_800

function isOwn(from: unknown, { ownNumber }: Source): boolean {
  return ownNumber !== undefined && digitsOf(from) === ownNumber
}
