import type { Template } from '@parley/core/domain/template.ts'
import { z } from 'zod'

import { id } from './shapes.ts'

/** A template as events tell of it: how the platform judges it, not what it says. */
export const templateNewsShape = z.object({
  id: id('tpl'),
  channel: z.string(),
  channel_template_id: z
    .string()
    .nullable()
    .describe("The channel's own id; null until it has taken the template."),
  name: z.string(),
  language: z.string(),
  category: z.enum(['marketing', 'utility', 'authentication']),
  state: z.enum(['pending', 'approved', 'rejected', 'paused', 'disabled', 'deleted']),
  quality: z.enum(['high', 'medium', 'low', 'unknown']),
  reason: z.string().nullable().describe("Why it is rejected, paused or disabled, in the platform's words."),
})

export function presentTemplateNews(template: Template): z.infer<typeof templateNewsShape> {
  const { id, channel, externalId, name, language, category, state, quality, reason } = template
  return { id, channel, channel_template_id: externalId, name, language, category, state, quality, reason }
}
