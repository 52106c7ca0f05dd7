import { instagram } from '../instagram/index.ts'
import { samples as instagramSamples } from '../instagram/samples/all.ts'
import { whatsapp } from '../whatsapp/index.ts'
import { samples as whatsappSamples } from '../whatsapp/samples/all.ts'
import type { Subject } from './subject.ts'

export const subjects: readonly Subject[] = [
  {
    channel: whatsapp,
    samples: whatsappSamples,
    lists: new Set([
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
    ]),
  },
  {
    channel: instagram,
    samples: instagramSamples,
    lists: new Set(['entry', 'messaging', 'standby', 'changes']),
  },
]
