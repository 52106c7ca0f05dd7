import type { ComposeSignal } from '@parley/core/ports/channel.ts'

import { post } from '../kit/post.ts'

/** WhatsApp Cloud API, "Mark messages as read" and "Typing indicators": both are about a message, and mark all before it. */
export const signal: ComposeSignal = (what, { message }, account) =>
  message === null
    ? null
    : post(account, {
        messaging_product: 'whatsapp',
        status: 'read',
        message_id: message,
        ...(what === 'typing' ? { typing_indicator: { type: 'text' } } : {}),
      })
