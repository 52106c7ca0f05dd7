import type { Endpoints } from '../request.ts'
import { deleteMedia, uploadMedia } from './media.ts'
import { node } from './node.ts'
import { phoneNumbers } from './nodes.ts'
import { postMessage } from './post-message.ts'
import { announceUpload, bringUpload, isUpload } from './resumable.ts'
import { subscribe, subscriptions, unsubscribe } from './subscriptions.ts'
import { syncApp } from './sync-app.ts'
import { createTemplate, deleteTemplates, editTemplate, listTemplates } from './templates/endpoints.ts'

/** What graph.facebook.com does for WhatsApp. */
export const whatsAppEndpoints: Endpoints = {
  'GET ': node,
  'POST ': (stage, request) => (isUpload(request) ? bringUpload : editTemplate)(stage, request),
  'DELETE ': deleteMedia,
  'GET phone_numbers': phoneNumbers,
  'GET subscribed_apps': subscriptions,
  'POST subscribed_apps': subscribe,
  'DELETE subscribed_apps': unsubscribe,
  'GET message_templates': listTemplates,
  'POST message_templates': createTemplate,
  'DELETE message_templates': deleteTemplates,
  'POST media': uploadMedia,
  'POST uploads': announceUpload,
  'POST messages': postMessage,
  'POST smb_app_data': syncApp,
}
