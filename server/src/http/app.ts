import { fileURLToPath } from 'node:url'

import type { Hono } from 'hono'

import { docs } from './docs.ts'
import { hooks } from './hooks.ts'
import { openapi } from './openapi.ts'
import type { App, HttpParts } from './parts.ts'
import { accounts } from './routes/accounts.ts'
import { alerts } from './routes/alerts.ts'
import { attempts } from './routes/attempts.ts'
import { audit } from './routes/audit.ts'
import { autoReplies } from './routes/auto-reply.ts'
import { conversations } from './routes/conversations.ts'
import { doctor } from './routes/doctor.ts'
import { endpoints } from './routes/endpoints.ts'
import { eventPages } from './routes/event-pages.ts'
import { feed } from './routes/events.ts'
import { files } from './routes/files.ts'
import { keys } from './routes/keys.ts'
import { letters } from './routes/letters.ts'
import { messages } from './routes/messages.ts'
import { searches } from './routes/search.ts'
import { session } from './routes/session.ts'
import { templates } from './routes/templates.ts'
import { tenants } from './routes/tenants.ts'
import { unownedLetters } from './routes/unowned-letters.ts'
import { users } from './routes/users.ts'
import { statics } from './statics.ts'
import { createVitals } from './vitals.ts'

/** Everything the hub answers over HTTP. */
export function createApp(parts: HttpParts): Hono<App> {
  const app = createVitals(parts)
  hooks(app, parts)
  for (const add of [
    session,
    accounts,
    autoReplies,
    templates,
    endpoints,
    attempts,
    letters,
    unownedLetters,
    conversations,
    messages,
    searches,
    files,
    eventPages,
    feed,
    keys,
    audit,
    alerts,
    doctor,
    users,
    tenants,
  ]) {
    add(app, parts)
  }
  openapi(app, parts)
  docs(app)
  statics(app, '/inbox', fileURLToPath(new URL('../../../inbox/dist', import.meta.url)))
  return app
}
