import { expect, test } from 'vitest'

import { identityText } from './identity-text.ts'

test('an identity is shown without the words of its channel', () => {
  expect(identityText('phone:15550100001')).toBe('+15550100001')
  expect(identityText('other:US.13:49')).toBe('US.13:49 (other)')
  expect(identityText('@mia')).toBe('@mia')
})
