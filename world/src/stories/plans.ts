import type { Plan } from '../plan.ts'

/** A business that only listens: what comes in is kept, and nobody answers. */
export function quietBusiness(name: string, phoneNumberId: string): Plan {
  return {
    business: name,
    owner: { name: 'Owner', email: `${phoneNumberId}@parley.test`, password: 'a long password' },
    accounts: [
      {
        kind: 'whatsapp',
        phoneNumberId,
        wabaId: wabaOf(phoneNumberId),
        displayPhone: '+1 555-000-0000',
        name,
      },
    ],
    autoReply: { enabled: false, rules: [], fallback: null },
    customers: [],
  }
}

export function wabaOf(phoneNumberId: string): string {
  return `9${phoneNumberId}`
}
