import { expect, test } from 'vitest'

import { identify } from './address.ts'

test.each([
  ['+1 (650) 555-1234', 'phone:16505551234'],
  ['16505551234', 'phone:16505551234'],
  ['+44 20.7946/0958', 'phone:442079460958'],
  ['US.13491208655302741918', 'bsuid:US.13491208655302741918'],
  ['0650 555 1234', null],
  ['call me', null],
  ['+1650', null],
  ['', null],
])('the address "%s" means %s', (to, identity) => expect(identify(to)).toBe(identity))
