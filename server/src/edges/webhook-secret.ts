import { randomBytes } from 'node:crypto'

/** A signing secret as Standard Webhooks has it: `whsec_` and the base64 of 32 bytes. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`
}
