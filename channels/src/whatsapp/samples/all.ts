import type { Sample } from '../../kit/sample.ts'
import { accountSamples } from './account.ts'
import { answerSamples } from './answers.ts'
import { aroundSamples } from './around.ts'
import { callSamples } from './calls.ts'
import { echoSamples } from './echoes.ts'
import { elsewhereSamples } from './elsewhere.ts'
import { groupSamples } from './groups.ts'
import { happeningSamples } from './happenings.ts'
import { historySamples } from './history.ts'
import { mediaSamples } from './media.ts'
import { numberSamples } from './numbers.ts'
import { peopleSamples } from './people.ts'
import { setAsideSamples } from './set-aside.ts'
import { statusSamples } from './statuses.ts'
import { systemSamples } from './system.ts'
import { templateSamples } from './templates.ts'
import { textSamples } from './text.ts'
import { thingSamples } from './things.ts'
import { unsupportedSamples } from './unsupported.ts'

/** Everything that WhatsApp's documentation says may come, in each form that it has. */
export const samples: readonly Sample[] = [
  ...textSamples,
  ...aroundSamples,
  ...mediaSamples,
  ...thingSamples,
  ...answerSamples,
  ...happeningSamples,
  ...systemSamples,
  ...unsupportedSamples,
  ...statusSamples,
  ...echoSamples,
  ...historySamples,
  ...peopleSamples,
  ...callSamples,
  ...groupSamples,
  ...elsewhereSamples,
  ...templateSamples,
  ...accountSamples,
  ...numberSamples,
  ...setAsideSamples,
]

/** Keys of the lists whose items stand for themselves, the outermost first. */
export const lists: readonly [string, ...string[]] = [
  'entry',
  'changes',
  'messages',
  'message_echoes',
  'statuses',
  'calls',
  'history',
  'threads',
  'state_sync',
  'user_preferences',
  'user_id_update',
  'groups',
]
