import { examineHub } from '@parley/contract/doctor.ts'
import type { Hono } from 'hono'

import { examine } from '../../doctor/hub.ts'
import type { App, HttpParts } from '../parts.ts'
import { serve } from '../serve.ts'

/** What is wrong with the hub, for whoever runs it. */
export function doctor(app: Hono<App>, parts: HttpParts): void {
  serve(app, parts, examineHub, async ({ hub }) => ({ findings: [...(await examine(hub))] }))
}
