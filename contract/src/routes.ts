import {
  createAccount,
  deleteAccount,
  getAccount,
  listAccounts,
  setAutoReply,
  updateAccount,
} from './account.ts'
import {
  createTarget,
  deleteTarget,
  listAlerts,
  listHubAlerts,
  listTargets,
  resolveAlert,
  resolveHubAlert,
} from './alert.ts'
import { listEndpointAttempts, listEventAttempts, listMessageAttempts, redeliverEvent } from './attempt.ts'
import { listAudit, listHubAudit } from './audit.ts'
import {
  countConversations,
  getConversation,
  listConversations,
  showTyping,
  updateConversation,
} from './conversation.ts'
import { examineHub } from './doctor.ts'
import {
  createEndpoint,
  deleteEndpoint,
  getEndpoint,
  listEndpoints,
  rotateSecret,
  updateEndpoint,
} from './endpoint.ts'
import { digestEvents, listEvents } from './event.ts'
import { getFile, retryFile, uploadFile } from './file.ts'
import { createKey, getKey, listKeys, revokeKey } from './key.ts'
import { discardLetter, getLetter, getRedrive, listLetters, replayLetter, replayLetters } from './letter.ts'
import { getMessageStatus } from './message-status.ts'
import { getMessage, listMessages, resolveMessage, sendMessage } from './message.ts'
import type { Route } from './route.ts'
import { search } from './search.ts'
import { createOwner, getSession, listUsers, signIn, signOut } from './session.ts'
import {
  createTemplate,
  deleteTemplate,
  editTemplate,
  getTemplate,
  listTemplates,
  syncTemplates,
} from './template.ts'
import { createTenant, getTenant, listTenants, updateTenant } from './tenant.ts'
import { createToken, endSession, listSessions } from './token.ts'
import {
  discardUnownedLetter,
  getUnownedLetter,
  listUnownedLetters,
  replayUnownedLetter,
} from './unowned-letter.ts'
import {
  acceptInvitation,
  changePassword,
  getUser,
  inviteUser,
  readInvitation,
  reinviteUser,
  updateUser,
} from './user.ts'

/** Every endpoint of the API. */
export const routes = {
  getSession,
  signIn,
  signOut,
  createToken,
  listSessions,
  endSession,
  createOwner,
  listUsers,
  listAccounts,
  createAccount,
  getAccount,
  updateAccount,
  deleteAccount,
  setAutoReply,
  listTemplates,
  createTemplate,
  syncTemplates,
  getTemplate,
  editTemplate,
  deleteTemplate,
  listEndpoints,
  createEndpoint,
  getEndpoint,
  updateEndpoint,
  deleteEndpoint,
  rotateSecret,
  listEndpointAttempts,
  listEventAttempts,
  listMessageAttempts,
  redeliverEvent,
  listConversations,
  countConversations,
  getConversation,
  updateConversation,
  showTyping,
  listMessages,
  getMessage,
  getMessageStatus,
  sendMessage,
  resolveMessage,
  search,
  uploadFile,
  getFile,
  retryFile,
  listEvents,
  digestEvents,
  listLetters,
  getLetter,
  replayLetters,
  replayLetter,
  discardLetter,
  getRedrive,
  listUnownedLetters,
  getUnownedLetter,
  replayUnownedLetter,
  discardUnownedLetter,
  createKey,
  listKeys,
  getKey,
  revokeKey,
  listAudit,
  listHubAudit,
  listAlerts,
  listHubAlerts,
  resolveAlert,
  resolveHubAlert,
  listTargets,
  createTarget,
  deleteTarget,
  examineHub,
  inviteUser,
  getUser,
  updateUser,
  reinviteUser,
  readInvitation,
  acceptInvitation,
  changePassword,
  createTenant,
  listTenants,
  getTenant,
  updateTenant,
} as const satisfies Record<string, Route>
