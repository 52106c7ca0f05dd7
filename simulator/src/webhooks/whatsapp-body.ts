import type { WhatsAppContact, WhatsAppNotice } from './notice.ts'

/** One POST's body: an entry per business account, in it a change per number and list (messages or statuses). */
export function whatsAppBody(notices: readonly WhatsAppNotice[]): object {
  const entries = Map.groupBy(notices, ({ wabaId }) => wabaId)
  return {
    object: 'whatsapp_business_account',
    entry: [...entries].map(([id, ofWaba]) => ({
      id,
      changes: [...Map.groupBy(ofWaba, place).values()].map((same) => ({
        value: value(same),
        field: 'messages',
      })),
    })),
  }
}

function place({ metadata, list }: WhatsAppNotice): string {
  return `${metadata.phone_number_id} ${list}`
}

function value(notices: readonly WhatsAppNotice[]): object {
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
