import type { Sample } from '../../kit/sample.ts'
import { accountSamples } from './account.ts'
import { aroundSamples } from './around.ts'
import { attachmentSamples } from './attachments.ts'
import { happeningSamples } from './happenings.ts'
import { messageSamples } from './messages.ts'
import { setAsideSamples } from './set-aside.ts'
import { unsupportedSamples } from './unsupported.ts'

/** Everything that Instagram's documentation says may come, in each form that it has. */
export const samples: readonly Sample[] = [
  ...messageSamples,
  ...aroundSamples,
  ...attachmentSamples,
  ...happeningSamples,
  ...accountSamples,
  ...unsupportedSamples,
  ...setAsideSamples,
]

/** Keys of the lists whose items stand for themselves, the outermost first. */
export const lists: readonly [string, ...string[]] = ['entry', 'messaging', 'standby', 'changes']
