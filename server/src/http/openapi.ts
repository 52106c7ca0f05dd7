import { openApi } from '@parley/contract/openapi.ts'
import type { Hono } from 'hono'

import type { App, HttpParts } from './parts.ts'

/** The description of the API, made of what validates it. */
export function openapi(app: Hono<App>, { env }: Pick<HttpParts, 'env'>): void {
  const text = JSON.stringify(openApi(env.PUBLIC_URL ?? '/'))
  app.get('/openapi.json', (context) => context.body(text, 200, { 'content-type': 'application/json' }))
}
