import type { AutoReply } from '@parley/core/domain/rule.ts'

/** A business to put into a hub and into the simulator. */
export interface Plan {
  readonly business: string
  readonly owner: { readonly name: string; readonly email: string; readonly password: string }
  readonly accounts: readonly PlannedAccount[]
  readonly autoReply: AutoReply
  readonly customers: readonly PlannedCustomer[]
}

export type PlannedAccount =
  | {
      readonly kind: 'whatsapp'
      readonly phoneNumberId: string
      readonly wabaId: string
      readonly displayPhone: string
      readonly name: string
    }
  | { readonly kind: 'instagram'; readonly igId: string; readonly username: string; readonly name: string }

/** The ids are fixed, so that the same people come back after a restart. */
export type PlannedCustomer =
  | {
      readonly kind: 'whatsapp'
      readonly id: string
      readonly name: string
      readonly phone: string
      readonly bsuid: string
      readonly phoneHidden?: boolean
      readonly username?: string
    }
  | {
      readonly kind: 'instagram'
      readonly id: string
      readonly name: string
      readonly username: string
      readonly igsid: string
    }

/** The demo: a café whose guests write on both channels. */
export const demo: Plan = {
  business: 'Café Aurora',
  owner: { name: 'Nora Lind', email: 'demo@parley.test', password: 'aurora-demo' },
  accounts: [
    {
      kind: 'whatsapp',
      phoneNumberId: '106540352242922',
      wabaId: '102290129340398',
      displayPhone: '+1 555-078-3881',
      name: 'Café Aurora',
    },
    { kind: 'instagram', igId: '17841405793187218', username: 'cafe.aurora', name: 'cafe.aurora' },
  ],
  autoReply: {
    enabled: true,
    rules: [
      {
        name: 'Opening hours',
        keywords: ['hours', 'open', 'opening', 'closed', 'when'],
        reply: 'We are open Tuesday to Sunday, 8:00 to 18:00. On Mondays we bake.',
      },
      {
        name: 'Menu',
        keywords: ['menu', 'price', 'prices', 'cost', 'how much'],
        reply: 'Flat white 3.80, cardamom bun 3.20, soup of the day 7.50. What may we put aside for you?',
      },
      {
        name: 'Order',
        keywords: ['order', 'reserve', 'reservation', 'table', 'book'],
        reply: 'With pleasure! Tell us what, and for when; somebody will confirm it here in a moment.',
      },
    ],
    fallback: { reply: "Thanks for your message! We'll get back to you soon.", everyMs: 3_600_000 },
  },
  customers: [
    { kind: 'whatsapp', id: 'ana', name: 'Ana Ferreira', phone: '15550100001', bsuid: 'US.1349005551000001' },
    { kind: 'whatsapp', id: 'tom', name: 'Tom Becker', phone: '15550100002', bsuid: 'US.1349005551000002' },
    {
      kind: 'whatsapp',
      id: 'mia',
      name: 'Mia',
      phone: '15550100003',
      bsuid: 'US.1349005551000003',
      phoneHidden: true,
      username: 'mia.reads',
    },
    {
      kind: 'instagram',
      id: 'lea',
      name: 'Léa Martin',
      username: 'lea.paints',
      igsid: '1784055510000001',
    },
    {
      kind: 'instagram',
      id: 'yusuf',
      name: 'Yusuf Demir',
      username: 'yusuf.rides',
      igsid: '1784055510000002',
    },
    { kind: 'instagram', id: 'ida', name: 'Ida Holm', username: 'ida.holm', igsid: '1784055510000003' },
  ],
}

/** What the channel calls an account: the hub's key, the simulator's id. */
export function keyOf(account: PlannedAccount): string {
  return account.kind === 'whatsapp' ? account.phoneNumberId : account.igId
}
