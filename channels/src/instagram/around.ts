import type { Context, Referral } from '@parley/core/domain/content.ts'
import type { FileSource } from '@parley/core/domain/file.ts'

import { fileAt } from '../kit/file.ts'
import { identifier, record, words, type Fields } from '../kit/json.ts'

interface Around {
  readonly replyTo: string | null
  readonly context?: Context<FileSource>
}

/** What a message is about and how it came: an answer to a message or a story, an advertisement, a product. */
export function readAround(message: Fields): Around {
  const about = record(message['reply_to'])
  const story = record(about?.['story'])
  const referral = record(message['referral'])
  const replyTo = identifier(about?.['mid']) ?? null
  const product = words(record(referral?.['product'])?.['id'])
  const context = {
    // Meta allows to show a story, not to keep it; its address ends with it.
    ...(story && {
      story: { id: identifier(story['id']) ?? null, url: words(story['url']) ?? null, file: null },
    }),
    ...(referral && isFrom(referral) && { referral: referralOf(referral) }),
    ...(product !== undefined && { product: { catalog: null, product } }),
  }
  return Object.keys(context).length === 0 ? { replyTo } : { replyTo, context }
}

/** A referral that names a product only says nothing of where the customer came from. */
function isFrom(referral: Fields): boolean {
  return ['ref', 'source', 'ad_id', 'ads_context_data'].some((key) => referral[key] !== undefined)
}

/** The advertisement or link through which the customer came ("messaging_referral"). */
export function referralOf(fields: Fields): Referral<FileSource> {
  const ad = record(fields['ads_context_data'])
  return {
    source: words(fields['source']) ?? null,
    sourceId: identifier(fields['ad_id']) ?? identifier(ad?.['post_id']) ?? null,
    url: words(fields['referer_uri']) ?? null,
    title: words(ad?.['ad_title']) ?? null,
    text: null,
    ref: words(fields['ref']) ?? null,
    clickId: null,
    file: fileAt(ad?.['photo_url']) ?? fileAt(ad?.['video_url']),
  }
}
