import { serve } from '@hono/node-server'

import type { Control } from './control/control.ts'
import { readEnv, type Env } from './env.ts'
import { createSimulator } from './simulator.ts'

/** Runs the simulator alone, with two accounts and six customers to begin with. */
async function main({ PORT, HOST, WEBHOOK_URL, APP_SECRET, VERIFY_TOKEN }: Env): Promise<void> {
  const simulator = createSimulator({
    webhookUrl: WEBHOOK_URL,
    appSecret: APP_SECRET,
    verifyToken: VERIFY_TOKEN,
  })
  begin(simulator.control)
  const port = await new Promise<number>((resolve) => {
    serve({ fetch: simulator.app.fetch, port: PORT, hostname: HOST }, (at) => resolve(at.port))
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void simulator.close().then(() => process.exit(0)))
  }
  simulator.site.url = `http://${HOST}:${port}`
  greet(simulator.site.url, simulator.control)
  const verdict = await simulator.callback.verify()
  if (verdict.kind === 'verified') console.log(`Webhooks go to ${WEBHOOK_URL}, which answered the handshake.`)
  else console.log(`Webhooks go to ${WEBHOOK_URL}, but: ${verdict.why}`)
}

function begin(control: Control): void {
  control.addAccount({
    kind: 'whatsapp',
    phoneNumberId: '106540352242922',
    wabaId: '102290129340398',
    displayPhone: '+1 555-078-3881',
    name: 'Corner Bakery',
    token: 'simulated-whatsapp-token',
  })
  control.addAccount({
    kind: 'instagram',
    igId: '17841472110558136',
    username: 'corner.bakery',
    name: 'Corner Bakery',
    token: 'simulated-instagram-token',
  })
  for (const [name, phone] of [
    ['Ana Silva', '16505551234'],
    ['Jonas Weber', '16505551235'],
    ['Mei Lin', '16505551236'],
  ] as const) {
    control.addCustomer({ kind: 'whatsapp', name, phone })
  }
  for (const [name, username] of [
    ['Lea Moreau', 'lea.moreau'],
    ['Tom Okafor', 'tomokafor'],
    ['Yuki Sato', 'yuki_sato'],
  ] as const) {
    control.addCustomer({ kind: 'instagram', name, username })
  }
}

function greet(address: string, control: Control): void {
  console.log(`Phones:    ${address}/phones/`)
  console.log(`WhatsApp:  ${address}/graph.facebook.com`)
  console.log(`Instagram: ${address}/graph.instagram.com`)
  for (const { kind, id, token } of control.accounts()) console.log(`  ${kind} account ${id}, token ${token}`)
  for (const { kind, id, name } of control.customers()) console.log(`  ${kind} customer ${id}, ${name}`)
  const message = '{"accountId":"106540352242922","customerId":"customer-1","text":"Hello"}'
  console.log(`Try: curl ${address}/control/messages -H 'content-type: application/json' -d '${message}'`)
}

await main(readEnv())
