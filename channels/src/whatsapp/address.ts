/**
 * What a written address means: a phone number in any usual writing with its country code, or a business-scoped user id
 * (`US.13491208655302741918`; WhatsApp Cloud API, "Business-scoped user IDs"). Null for anything else.
 */
export function identify(to: string): string | null {
  if (/^[A-Z]{2}\.[0-9A-Za-z.]{1,128}$/.test(to)) return `bsuid:${to}`
  const digits = to.replace(/[\s().\-/]/g, '').replace(/^\+/, '')
  return /^[1-9]\d{6,14}$/.test(digits) ? `phone:${digits}` : null
}
