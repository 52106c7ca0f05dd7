import { createHmac } from 'node:crypto'

import type { Plan } from './plan.ts'
import type { World } from './world.ts'

/** What a person who has just started the demo needs to know. */
export function greeting(
  { url, appSecret }: Pick<World, 'url' | 'appSecret'>,
  plan: Plan,
  now: number,
): string {
  const guest = plan.customers.find(({ kind }) => kind === 'whatsapp')
  return `
  Parley is running.

    Demo    ${url}/           phones, inbox and CRM side by side
    Inbox   ${url}/inbox/     sign in as ${plan.owner.email} with the password ${plan.owner.password}

  Try first:

    1. Open the demo and write "Are you open on Sunday?" on the phone. The answer comes by rule.
    2. Open the conversation in the inbox, answer, and watch the ticks go from sent to read as the phone shows it.
    3. Turn the chaos dial to its worst, send 1,000 messages from 50 customers, and see what is lost: nothing.

  Or play Meta yourself. This is a signed webhook: ${guest?.name ?? 'somebody'} writes on WhatsApp (after she has
  written once on the phone, so that her 24-hour window is open there and the answer may go out). Send it again,
  and nothing is new; change one letter, and it is refused.

${signedCurl(url, appSecret, plan, now)}

  Ctrl+C stops. The data stays in the data folder (DATA_DIR); delete it to begin anew.
`
}

/** A webhook of WhatsApp as Meta would send it, ready to paste into a shell. */
function signedCurl(url: string, appSecret: string, plan: Plan, now: number): string {
  const body = JSON.stringify(webhook(plan, now))
  const signature = createHmac('sha256', appSecret).update(body).digest('hex')
  return `    curl -sS -w '\\n' ${url}/webhooks/meta \\
      -H 'content-type: application/json' \\
      -H 'x-hub-signature-256: sha256=${signature}' \\
      --data-raw '${body}'`
}

function webhook(plan: Plan, now: number): object {
  const account = plan.accounts.find((each) => each.kind === 'whatsapp')
  const guest = plan.customers.find((each) => each.kind === 'whatsapp')
  const message = {
    from: guest?.phone,
    from_user_id: guest?.bsuid,
    id: `wamid.${Buffer.from(`by hand at ${now}`).toString('base64')}`,
    timestamp: String(Math.floor(now / 1000)),
    type: 'text',
    text: { body: 'Hello from the shell. How much is a flat white?' },
  }
  const value = {
    messaging_product: 'whatsapp',
    metadata: { phone_number_id: account?.phoneNumberId },
    contacts: [{ profile: { name: guest?.name }, wa_id: guest?.phone, user_id: guest?.bsuid }],
    messages: [message],
  }
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: account?.wabaId, changes: [{ field: 'messages', value }] }],
  }
}
