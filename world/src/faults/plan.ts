import { demo, type Plan } from '../plan.ts'

/** The demo's business without its guests; every message is answered, so that sends flow as messages do. */
export const busy: Plan = {
  ...demo,
  autoReply: {
    enabled: true,
    rules: [],
    fallback: { reply: 'Thank you, we have it: 8:00 to 18:00, flat white 3.80.', everyMs: 0 },
  },
  customers: [],
}

/** The same, and nothing is answered. */
export const listening: Plan = { ...busy, autoReply: { ...busy.autoReply, enabled: false } }
