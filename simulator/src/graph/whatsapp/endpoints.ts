import type { Endpoints } from '../request.ts'
import { node, phoneNumbers } from './nodes.ts'
import { postMessage } from './post-message.ts'
import { subscribe, subscriptions, unsubscribe } from './subscriptions.ts'

/** What graph.facebook.com does for WhatsApp. */
export const whatsAppEndpoints: Endpoints = {
  'GET ': node,
  'GET phone_numbers': phoneNumbers,
  'GET subscribed_apps': subscriptions,
  'POST subscribed_apps': subscribe,
  'DELETE subscribed_apps': unsubscribe,
  'POST messages': postMessage,
}
