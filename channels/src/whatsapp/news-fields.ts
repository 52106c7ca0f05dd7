import { ignored, malformed, type Finding } from '../kit/finding.ts'
import { noIdentifier, type Fields } from '../kit/json.ts'
import type { Origin } from '../kit/news.ts'
import { readAccountUpdate } from './news-account.ts'
import { readAlert, readCapability, readReview, readSettings } from './news-business.ts'
import { readNumberName, readNumberQuality, readSecurity, readUsername } from './news-phone.ts'
import {
  readTemplateCategory,
  readTemplateComponents,
  readTemplateQuality,
  readTemplateStatus,
} from './news-template.ts'
import type { FieldReader } from './place.ts'

type Read = (value: Fields, origin: Origin) => Finding | readonly Finding[]

/** Fields that belong to the business account (WABA): what they tell goes for all of its numbers. */
export const businessFields: ReadonlyMap<string, FieldReader> = new Map<string, FieldReader>([
  ['message_template_status_update', ofBusiness(readTemplateStatus)],
  ['message_template_quality_update', ofBusiness(readTemplateQuality)],
  ['message_template_components_update', ofBusiness(readTemplateComponents)],
  ['template_category_update', ofBusiness(readTemplateCategory)],
  // Of a partner's business the entry has another id, and the value the one of the account.
  ['account_update', (value, place) => readAccountUpdate(value, place)],
  ['account_alerts', ofBusiness(readAlert)],
  ['account_review_update', ofBusiness(readReview)],
  ['account_settings_update', ofBusiness(readSettings)],
  ['business_capability_update', ofBusiness(readCapability)],
  ['phone_number_quality_update', ofBusiness(readNumberQuality)],
  ['phone_number_name_update', ofBusiness(readNumberName)],
  ['security', ofBusiness(readSecurity)],
  ['business_username_update', ofBusiness(readUsername)],
  ['business_username_updates', ofBusiness(readUsername)],
  ['flows', (value) => ignored('News of a flow.', value)],
  ['partner_solutions', (value) => ignored('News of a partner solution.', value)],
  ['payment_configuration_update', (value) => ignored('News of a payment configuration.', value)],
  ['automatic_events', (value) => ignored('An event that Meta found in a conversation by itself.', value)],
  [
    'template_correct_category_detection',
    (value) => ignored('Meta proposes a category for a template.', value),
  ],
  ['tracking_events', (value) => ignored('The customer followed the link of a marketing message.', value)],
])

function ofBusiness(read: Read): FieldReader {
  return (value, { business, at }) =>
    business === undefined
      ? malformed(noIdentifier('id', undefined), value)
      : read(value, { scope: 'business', accountKey: business, at })
}
