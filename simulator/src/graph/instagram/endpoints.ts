import type { Endpoints } from '../request.ts'
import { node } from './nodes.ts'
import { postMessage } from './post-message.ts'
import { subscribe, subscriptions, unsubscribe } from './subscriptions.ts'
import { uploadAttachment } from './upload.ts'

/** What graph.instagram.com does for Instagram Messaging with Instagram Login. */
export const instagramEndpoints: Endpoints = {
  'GET ': node,
  'GET subscribed_apps': subscriptions,
  'POST subscribed_apps': subscribe,
  'DELETE subscribed_apps': unsubscribe,
  'POST messages': postMessage,
  'POST message_attachments': uploadAttachment,
}
