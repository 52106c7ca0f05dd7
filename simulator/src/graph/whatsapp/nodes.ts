import type { Stage } from '../../stage.ts'
import { ofWaba, type WhatsAppAccount } from '../../state/accounts.ts'
import { chosen, type Node } from '../fields.ts'
import { noObject, type GraphRequest } from '../request.ts'

/** A phone number, a WhatsApp Business Account, or `me`, the token's system user. */
export function accountNode(stage: Stage, request: GraphRequest): object {
  const { granted, object, query } = request
  const asked = query('fields')
  const number = granted.find(({ id }) => id === object)
  if (number?.kind === 'whatsapp')
    return chosen('WhatsAppBusinessPhoneNumber', phone(stage, number), asked, usualOfPhone)
  if (object === 'me') return chosen('User', systemUser, asked, ['id', 'name'])
  return chosen('WhatsAppBusinessAccount', business(request), asked, ['id', 'name', 'currency'])
}

/** `GET /{waba}/phone_numbers`. */
export function phoneNumbers(stage: Stage, request: GraphRequest): object {
  const asked = request.query('fields')
  const data = businessAccount(request).map((number) =>
    chosen('WhatsAppBusinessPhoneNumber', phone(stage, number), asked, usualOfPhone),
  )
  const cursor = (at: number) => Buffer.from(data[at]?.['id']?.toString() ?? '').toString('base64url')
  return { data, paging: { cursors: { before: cursor(0), after: cursor(data.length - 1) } } }
}

/** The numbers of the WhatsApp Business Account that the path names. */
export function businessAccount(request: GraphRequest): readonly WhatsAppAccount[] {
  const numbers = ofWaba(request.granted, request.object)
  if (numbers.length === 0) throw noObject(request)
  return numbers
}

const systemUser: Node = { id: '122100000000000001', name: 'Simulated system user' }

const usualOfPhone = [
  'verified_name',
  'code_verification_status',
  'display_phone_number',
  'quality_rating',
  'platform_type',
  'throughput',
  'id',
]

function phone(stage: Stage, { id, displayPhone, name, coexistence }: WhatsAppAccount): Node {
  return {
    id,
    display_phone_number: displayPhone,
    verified_name: name,
    quality_rating: 'GREEN',
    code_verification_status: 'VERIFIED',
    platform_type: 'CLOUD_API',
    status: 'CONNECTED',
    throughput: { level: stage.settings.limits.whatsappPerSecond > 80 ? 'HIGH' : 'STANDARD' },
    name_status: 'APPROVED',
    is_on_biz_app: coexistence,
    whatsapp_business_manager_messaging_limit: 'TIER_10K',
    webhook_configuration: {},
    health_status: {
      can_send_message: 'AVAILABLE',
      entities: [{ entity_type: 'PHONE_NUMBER', id, can_send_message: 'AVAILABLE' }],
    },
  }
}

function business(request: GraphRequest): Node {
  const [first] = businessAccount(request)
  return {
    id: request.object,
    name: first?.name,
    status: 'ACTIVE',
    currency: 'USD',
    country: 'US',
    business_verification_status: 'verified',
    health_status: { can_send_message: 'AVAILABLE' },
  }
}
