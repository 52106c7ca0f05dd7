import type { Context, Referral } from '@parley/core/domain/content.ts'
import type { FileSource } from '@parley/core/domain/file.ts'

import { fileAt } from '../kit/file.ts'
import { identifier, record, words, type Fields } from '../kit/json.ts'

interface Around {
  readonly replyTo: string | null
  readonly context?: Context<FileSource>
}

const alone: Around = { replyTo: null }

/** What a message is about and how it came ("messages webhook reference": `context`, `referral`). */
export function readAround(message: Fields, writer: string | undefined): Around {
  if (writer === undefined && message['context'] === undefined && message['referral'] === undefined)
    return alone
  const about = record(message['context'])
  const referral = record(message['referral'])
  const replyTo = identifier(about?.['id']) ?? null
  const context = {
    ...(about && forwardOf(about)),
    ...(about && productOf(about)),
    ...(referral && { referral: referralOf(referral) }),
    ...(writer !== undefined && { writer }),
  }
  return Object.keys(context).length === 0 ? { replyTo } : { replyTo, context }
}

function forwardOf(about: Fields): Pick<Context, 'forwarded'> {
  if (about['frequently_forwarded'] === true) return { forwarded: 'often' }
  return about['forwarded'] === true ? { forwarded: 'once' } : {}
}

/** A question about something in the catalog. */
function productOf(about: Fields): Pick<Context, 'product'> {
  const referred = record(about['referred_product'])
  const product = words(referred?.['product_retailer_id'])
  return product === undefined
    ? {}
    : { product: { catalog: identifier(referred?.['catalog_id']) ?? null, product } }
}

/** The advertisement or post that was clicked ("Click to WhatsApp"). */
function referralOf(fields: Fields): Referral<FileSource> {
  return {
    source: words(fields['source_type']) ?? null,
    sourceId: identifier(fields['source_id']) ?? null,
    url: words(fields['source_url']) ?? null,
    title: words(fields['headline']) ?? null,
    text: words(fields['body']) ?? null,
    ref: words(fields['ref']) ?? null,
    clickId: words(fields['ctwa_clid']) ?? null,
    file: fileAt(fields['image_url']) ?? fileAt(fields['thumbnail_url']) ?? fileAt(fields['video_url']),
  }
}
