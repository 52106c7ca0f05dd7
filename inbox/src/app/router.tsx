import { isId, type AccountId, type ConversationId, type MessageId } from '@parley/core/domain/ids.ts'
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'

import { Desk } from './desk.tsx'
import { Frame } from './frame.tsx'
import { Nothing } from './nothing.tsx'
import { OpenConversation } from './open-conversation.tsx'

const search = z.object({
  view: z.enum(['open', 'unread', 'closed', 'all']).optional().catch(undefined),
  account: z
    .custom<AccountId>((value) => typeof value === 'string' && isId('acc', value))
    .optional()
    .catch(undefined),
  find: z.string().max(200).optional().catch(undefined),
})

/** The message at which a thread is opened. */
const place = z.object({
  at: z
    .custom<MessageId>((value) => typeof value === 'string' && isId('msg', value))
    .optional()
    .catch(undefined),
})

const root = createRootRoute({ component: Frame, notFoundComponent: Nothing })

const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  component: Desk,
  validateSearch: (raw) => search.parse(raw),
})

const list = createRoute({ getParentRoute: () => desk, path: '/', component: () => null })

const conversation = createRoute({
  getParentRoute: () => desk,
  path: '/c/$conversation',
  params: {
    parse: ({ conversation: id }) => ({ conversation: conversationId(id) }),
    stringify: ({ conversation: id }) => ({ conversation: id }),
  },
  component: OpenConversation,
  validateSearch: (raw) => place.parse(raw),
  errorComponent: Nothing,
})

const autoReply = createRoute({
  getParentRoute: () => root,
  path: '/settings/auto-reply',
  component: lazyRouteComponent(() => import('../features/auto-reply/auto-reply-page.tsx'), 'AutoReplyPage'),
})

const templates = createRoute({
  getParentRoute: () => root,
  path: '/settings/templates',
  component: lazyRouteComponent(() => import('../features/templates/templates-page.tsx'), 'TemplatesPage'),
})

const shows = createRoute({
  getParentRoute: () => root,
  path: '/settings/shows',
  component: lazyRouteComponent(() => import('../features/shows/shows-page.tsx'), 'ShowsPage'),
})

export const router = createRouter({
  basepath: '/inbox',
  routeTree: root.addChildren([desk.addChildren([list, conversation]), autoReply, templates, shows]),
  defaultPreload: false,
})

function conversationId(text: string): ConversationId {
  if (!isId('con', text)) throw new Error('This is not the address of a conversation.')
  return text
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
