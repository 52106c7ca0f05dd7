import { listAccounts, setAutoReply } from './account.ts'
import { countConversations, getConversation, listConversations, updateConversation } from './conversation.ts'
import { listEvents } from './event.ts'
import { getMessage, listMessages, resolveMessage, sendMessage } from './message.ts'
import type { Route } from './route.ts'
import { createOwner, getSession, listUsers, signIn, signOut } from './session.ts'

/** Every endpoint of the API. */
export const routes = {
  getSession,
  signIn,
  signOut,
  createOwner,
  listUsers,
  listAccounts,
  setAutoReply,
  listConversations,
  countConversations,
  getConversation,
  updateConversation,
  listMessages,
  getMessage,
  sendMessage,
  resolveMessage,
  listEvents,
} as const satisfies Record<string, Route>
