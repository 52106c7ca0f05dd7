import type { WhatsAppAccountNotice, WhatsAppContact, WhatsAppItemNotice, WhatsAppNotice } from './notice.ts'

/** One POST's body: an entry per business account; in it a change per number, field and list, and one per account's news. */
export function whatsAppBody(notices: readonly WhatsAppNotice[]): object {
  const entries = Map.groupBy(notices, ({ wabaId }) => wabaId)
  return {
    object: 'whatsapp_business_account',
    entry: [...entries].map(([id, ofWaba]) => ({
      id,
      ...time(ofWaba.filter(isNews)),
      changes: changes(ofWaba),
    })),
  }
}

function changes(notices: readonly WhatsAppNotice[]): object[] {
  const items = notices.filter((notice) => notice.kind === 'item')
  const together = [...Map.groupBy(items, place).values()].map((same) => ({
    value: valueOf(same),
    field: same[0]?.field ?? 'messages',
  }))
  return [...together, ...notices.filter(isNews).map(({ field, value }) => ({ value, field }))]
}

/** In seconds, and only where there is news of the account (WhatsApp docs, "Webhooks reference"). */
function time(news: readonly WhatsAppAccountNotice[]): { time?: number } {
  const last = Math.max(...news.map(({ at }) => at))
  return news.length > 0 ? { time: Math.floor(last / 1_000) } : {}
}

function isNews(notice: WhatsAppNotice): notice is WhatsAppAccountNotice {
  return notice.kind === 'account'
}

function place({ metadata, field, list }: WhatsAppItemNotice): string {
  return `${metadata.phone_number_id} ${field} ${list}`
}

function valueOf(notices: readonly WhatsAppItemNotice[]): object {
  const contacts = new Map<string, WhatsAppContact>()
  for (const { contact } of notices) if (contact) contacts.set(contact.user_id, contact)
  const [first] = notices
  return {
    messaging_product: 'whatsapp',
    metadata: first?.metadata,
    ...(contacts.size > 0 && { contacts: [...contacts.values()] }),
    [first?.list ?? 'messages']: notices.map(({ item }) => item),
  }
}
