import type { EventKind } from '@parley/core/domain/event.ts'
import { z } from 'zod'

/** What an event may be about, as `type` of an event and in the filters of endpoints and of the feed. */
export const eventKind = z.enum([
  'message.received',
  'message.queued',
  'message.echoed',
  'message.pending',
  'message.sent',
  'message.delivered',
  'message.read',
  'message.failed',
  'message.unknown',
  'message.canceled',
  'message.edited',
  'message.deleted',
  'message.reacted',
  'message.media',
  'conversation.updated',
  'account.updated',
  'template.updated',
] satisfies readonly EventKind[])
