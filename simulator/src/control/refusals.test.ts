import { expect, test } from 'vitest'

import { number, profile, rig } from '../rig/rig.ts'

const text = (to: string) => ({ messaging_product: 'whatsapp', to, type: 'text', text: { body: 'Hello' } })

test('the next sends of an account meet the error that was asked for, as Meta answers it, and then none', async () => {
  const { control, ledger, facebook } = rig()
  control.write({ accountId: number.id, customerId: 'ana', text: 'Hi' })
  control.refuse({ accountId: number.id, code: 133004, times: 2, retryAfterSeconds: 7, regainMinutes: 3 })
  const send = () => facebook(`v26.0/${number.id}/messages`, text('+16505551234'))
  const refused = [await send(), await send()]
  expect(refused.map(({ status }) => status)).toEqual([503, 503])
  expect(await refused[0]?.error()).toMatchObject({
    code: 133004,
    message: '(#133004) Server temporarily unavailable',
  })
  expect(refused[0]?.headers.get('retry-after')).toBe('7')
  expect(refused[0]?.headers.get('x-business-use-case-usage')).toContain(
    '"estimated_time_to_regain_access":3',
  )
  expect((await send()).status).toBe(200)
  expect(ledger.refused().items).toMatchObject([{ code: 133004 }, { code: 133004 }])
})

test('only sends to the address that was named are refused', async () => {
  const { control, instagram } = rig()
  control.write({ accountId: profile.id, customerId: 'lea', text: 'Hi' })
  const { address } = control.thread(profile.id, 'lea')
  const send = (id: string) =>
    instagram('v26.0/me/messages', { recipient: { id }, message: { text: 'Hello' } })
  control.refuse({ accountId: profile.id, code: 10, subcode: 1893063, to: 'somebody else' })
  expect((await send(address)).status).toBe(200)
  control.refuse({ accountId: profile.id, code: 10, subcode: 1893063, to: address })
  const refused = await send(address)
  expect(refused.status).toBe(403)
  expect(await refused.error()).toMatchObject({ code: 10, error_subcode: 1893063, type: 'IGApiException' })
})

test('an account that nobody has cannot be refused', () => {
  const { control } = rig()
  expect(() => control.refuse({ accountId: 'x', code: 1 })).toThrow('There is no account x')
})
