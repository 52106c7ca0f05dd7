import type { WhatsAppAccount } from '../state/accounts.ts'
import type { Around } from './says.ts'

/** `context`, `referral` and `group_id` of a WhatsApp message (WhatsApp docs, "messages webhook reference"). */
export function aroundWhatsApp(account: WhatsAppAccount, around: Around): object {
  const { replyTo, forwarded, group, product, referral } = around
  const from = account.digits
  const context = {
    ...(replyTo !== undefined && { from, id: replyTo }),
    ...(forwarded === 'once' && { forwarded: true }),
    ...(forwarded === 'often' && { frequently_forwarded: true }),
    ...(product && {
      from,
      referred_product: { catalog_id: product.catalog, product_retailer_id: product.product },
    }),
  }
  return {
    ...(group !== undefined && { group_id: group }),
    ...(Object.keys(context).length > 0 && { context }),
    ...(referral && { referral: advertised(referral) }),
  }
}

function advertised({ title, text, url, sourceId, ref, clickId }: NonNullable<Around['referral']>) {
  return {
    source_url: url,
    source_id: sourceId,
    source_type: 'ad',
    headline: title,
    body: text,
    media_type: 'image',
    image_url: 'https://scontent.xx.fbcdn.net/simulated.jpg',
    ctwa_clid: clickId,
    ...(ref !== undefined && { ref }),
  }
}

/** `reply_to` and `referral` of an Instagram message (Instagram Platform docs, "Webhook notification examples"). */
export function aroundInstagram({ replyTo, product, referral }: Around): object {
  return {
    ...(replyTo !== undefined && { reply_to: { mid: replyTo } }),
    ...(product && { referral: { product: { id: product.product } } }),
    ...(referral && {
      referral: {
        ...(referral.ref !== undefined && { ref: referral.ref }),
        ad_id: referral.sourceId,
        source: 'ADS',
        type: 'OPEN_THREAD',
        ads_context_data: {
          ad_title: referral.title,
          photo_url: 'https://scontent.xx.fbcdn.net/simulated.jpg',
        },
      },
    }),
  }
}
