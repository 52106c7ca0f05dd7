import type { AccountShape } from '../account.ts'
import { exampleId } from '../shapes.ts'
import { can } from './abilities.ts'
import { endpoint, signingSecret } from './endpoints.ts'
import type { Examples } from './example.ts'

const autoReply: AccountShape['auto_reply'] = {
  enabled: true,
  rules: [{ name: 'Opening hours', keywords: ['hours', 'open'], reply: 'Every day from nine to five.' }],
  fallback: { reply: 'Thank you! We will be right with you.', everyMs: 3_600_000 },
}

const account: AccountShape = {
  id: exampleId('acc'),
  channel: 'whatsapp',
  channel_label: 'WhatsApp',
  name: 'Café Aurora',
  key: '106540352242922',
  simulated: false,
  active: true,
  token_state: 'valid',
  token_expires_at: null,
  data_access_expires_at: null,
  can,
  auto_reply: { enabled: false, rules: [], fallback: null },
  ordering: 'conversation',
  router_mode: false,
  show_typing: true,
  send_read_receipts: true,
  retry: {
    sends: { attempts: 3, first_wait_ms: 500, longest_wait_ms: 60_000 },
    webhooks: { refused_attempts: 5, give_up_after_hours: 24 },
  },
  health: [],
  history: null,
  webhook_url: null,
  settings: {},
  created_at: '2026-11-20T08:00:00.000Z',
}

const params = { account_id: account.id }
const url = 'https://crm.example/hook'

export const accountExamples = {
  listAccounts: { answer: { data: [account], next: null } },
  createAccount: {
    body: { channel: 'whatsapp', key: '106540352242923', token: 'EAAGm0PX4ZCpsBA', webhook_url: url },
    answer: {
      account: { ...account, key: '106540352242923', webhook_url: url },
      endpoint: { ...endpoint, account_id: account.id },
      webhook_secret: signingSecret,
    },
  },
  getAccount: { params, answer: account },
  updateAccount: {
    params,
    body: {
      name: 'Café Aurora, North',
      ordering: 'account',
      retry: { sends: { attempts: 5 }, webhooks: { give_up_after_hours: 12 } },
    },
    answer: {
      account: {
        ...account,
        name: 'Café Aurora, North',
        ordering: 'account',
        retry: {
          sends: { ...account.retry.sends, attempts: 5 },
          webhooks: { ...account.retry.webhooks, give_up_after_hours: 12 },
        },
      },
      endpoint: null,
      webhook_secret: null,
    },
  },
  deleteAccount: { params, answer: { ...account, active: false } },
  setAutoReply: { params, body: autoReply, answer: { ...account, auto_reply: autoReply } },
} satisfies Partial<Examples>
