import { expect, it } from 'vitest'

import { misfit } from './misfit.ts'

it.each([
  ['image/jpeg', 'image/png', null],
  ['audio/ogg; codecs=opus', 'audio/ogg', null],
  ['audio/mp4', 'video/mp4', null],
  ['application/pdf', 'application/zip', null],
  ['text/html', 'text/html', null],
  [null, 'application/octet-stream', 'image/png'],
])('%s may turn out to be %s', (claimed, proven, served) => {
  expect(misfit(claimed, proven, served)).toBeNull()
})

it.each([
  ['image/jpeg', 'text/html', 'text/html'],
  ['application/pdf', 'text/html', null],
  [null, 'text/html', null],
  [null, 'text/plain', 'text/html; charset=utf-8'],
  ['image/jpeg', 'application/x-msdownload', 'image/jpeg'],
  ['video/mp4', 'application/octet-stream', 'video/mp4'],
  ['image/png', 'application/xml', 'image/png'],
])('%s is not %s, served as %s', (claimed, proven, served) => {
  expect(misfit(claimed, proven, served)).toEqual(expect.any(String))
})
