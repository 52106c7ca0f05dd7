import { openApi } from '@parley/contract/openapi.ts'
import type { Hono } from 'hono'

import type { App, HttpParts } from './parts.ts'

/** The description of the API, made of what validates it when somebody first asks. */
export function openapi(app: Hono<App>, { env }: Pick<HttpParts, 'env'>): void {
  let text: string | null = null
  app.get('/openapi.json', (context) => {
    text ??= JSON.stringify(openApi(env.PUBLIC_URL ?? '/'))
    return context.body(text, 200, { 'content-type': 'application/json' })
  })
}
