import { expect, test } from 'vitest'

import { guardedLookup, isForbidden, refuseUrl, systemResolve } from './address-guard.ts'

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '64:ff9b::a00:1',
  '2002:7f00:1::',
  '2001:db8::1',
  'ff02::1',
  '::127.0.0.1',
])('%s is forbidden', (address) => {
  expect(isForbidden(address)).toBe(true)
})

test.each(['1.1.1.1', '172.32.0.1', '192.169.0.1', '2606:4700::1111', '::ffff:1.1.1.1'])(
  '%s is allowed',
  (address) => {
    expect(isForbidden(address)).toBe(false)
  },
)

test.each([
  'http://127.0.0.1/x',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://127.1/',
  'http://0/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'ftp://example.com/',
  'https://user:pass@example.com/',
  'nonsense',
])('the URL %s is refused', (url) => {
  expect(refuseUrl(url)).not.toBeNull()
})

test('a public URL is not refused', () => {
  expect(refuseUrl('https://crm.example.com/hooks?x=1')).toBeNull()
})

test('a name that resolves into the machine is refused when it is resolved', async () => {
  const error = await new Promise((resolve) =>
    guardedLookup(systemResolve)('localhost', { all: true }, (problem) => resolve(problem)),
  )
  expect(String(error)).toContain('private network')
})
