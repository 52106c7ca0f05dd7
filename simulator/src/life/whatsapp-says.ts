import { graphErrors } from '../graph/errors.ts'
import { whatsAppAddress } from '../media/addresses.ts'
import { handleLife } from '../media/handles.ts'
import type { Stage } from '../stage.ts'
import type { WhatsAppAccount } from '../state/accounts.ts'
import type { Said } from '../state/threads.ts'
import { demandFile, shownAs } from './file-named.ts'
import type { FileName, Kind, Says } from './says.ts'

/** What is said, and the item's keys that say it. */
export interface Spoken {
  readonly said: Said
  readonly item: object
}

type Say<K extends Kind> = (
  stage: Stage,
  account: WhatsAppAccount,
  says: Extract<Says, { kind: K }>,
) => Spoken

/** How WhatsApp says it (WhatsApp docs, "messages webhook reference"); undefined where it cannot. */
export function whatsAppSpoken(stage: Stage, account: WhatsAppAccount, says: Says): Spoken | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The table has each kind's own function under its name.
  const say = table[says.kind] as ((...what: Parameters<Say<Kind>>) => Spoken) | undefined
  return say?.(stage, account, says)
}

const table: { readonly [K in Kind]?: Say<K> } = {
  text: (_stage, _account, { text }) => spoken('text', text, { body: text }),
  image: (stage, account, { file, caption }) => media(stage, account, 'image', file, { caption }),
  video: (stage, account, { file, caption }) => media(stage, account, 'video', file, { caption }),
  audio: (stage, account, { file }) => media(stage, account, 'audio', file, { voice: false }),
  voice: (stage, account, { file = 'voice.ogg' }) => media(stage, account, 'audio', file, { voice: true }),
  document: (stage, account, { file, caption, filename }) =>
    media(stage, account, 'document', file, { caption, filename: filename ?? demandFile(stage, file).name }),
  sticker: (stage, account, { file, animated }) => media(stage, account, 'sticker', file, { animated }),
  location: (_stage, _account, { kind, ...place }) => spoken(kind, place.name ?? place.address ?? '', place),
  contacts: (_stage, _account, { contacts }) =>
    spoken('contacts', contacts.map(({ name }) => name).join(', '), contacts.map(card)),
  order: (_stage, _account, { catalog, text, items }) =>
    spoken('order', text ?? '', {
      catalog_id: catalog,
      text,
      product_items: items.map(({ product, quantity, price, currency }) => ({
        product_retailer_id: product,
        quantity,
        item_price: price,
        currency,
      })),
    }),
  welcome: () => ({ said: { type: 'request_welcome', text: '' }, item: { type: 'request_welcome' } }),
  unsupported: (_stage, _account, { of, code }) => {
    const { title } = graphErrors.unsupportedType
    const errors = [
      { code, title, message: title, error_data: { details: 'Message type is not currently supported.' } },
    ]
    const { said, item } = spoken('unsupported', '', { type: of })
    return { said, item: { ...item, errors } }
  },
  raw: (_stage, _account, { item }) => {
    const type = typeof item['type'] === 'string' ? item['type'] : 'raw'
    return { said: { type, text: '', detail: item[type] }, item }
  },
}

/** The usual form: a type, and what it has under its name. */
export function spoken(type: string, text: string, detail: unknown): Spoken {
  return { said: { type, text, detail }, item: { type, [type]: detail } }
}

function media(
  stage: Stage,
  account: WhatsAppAccount,
  type: 'image' | 'video' | 'audio' | 'document' | 'sticker',
  name: FileName,
  more: { readonly caption?: string | undefined; readonly voice?: boolean; readonly [key: string]: unknown },
): Spoken {
  const file = demandFile(stage, name)
  const handle = stage.handles.give(account.id, file, stage.clock.now() + handleLife.received)
  const { said, item } = spoken(type, more.caption ?? '', {
    id: handle.id,
    mime_type: file.type,
    sha256: file.sha256.toString('base64'),
    url: whatsAppAddress(stage, handle),
    ...more,
  })
  return { said: { ...said, files: [shownAs(more.voice === true ? 'voice' : type, file)] }, item }
}

function card({
  name,
  phones = [],
  emails = [],
  organization,
}: Extract<Says, { kind: 'contacts' }>['contacts'][number]) {
  const [first, ...rest] = name.split(' ')
  return {
    name: { formatted_name: name, first_name: first, ...(rest.length > 0 && { last_name: rest.join(' ') }) },
    ...(phones.length > 0 && {
      phones: phones.map((phone) => ({ phone, wa_id: phone.replaceAll(/\D/g, ''), type: 'CELL' })),
    }),
    ...(emails.length > 0 && { emails: emails.map((email) => ({ email, type: 'WORK' })) }),
    ...(organization !== undefined && { org: { company: organization } }),
  }
}
