import { HubError } from '@parley/core/domain/error.ts'
import { expect, test } from 'vitest'

import { createLog, shownError, shownPath, wordsOf } from './log.ts'

const words = wordsOf(['/api/v1/messages/:message_id', '/inbox/*', '/webhooks/meta'])

test.each([
  ['/api/v1/messages/msg_01h455vb4pex5vsknk084sn02q', '/api/v1/messages/msg_01h455vb4pex5vsknk084sn02q'],
  ['/api/v1/messages/+16505551234', '/api/v1/messages/*'],
  ['/webhooks/whatsap', '/webhooks/*'],
  ['/Ana', '/*'],
])('%s is logged as %s', (path, shown) => {
  expect(shownPath(path, words)).toBe(shown)
})

test('an error of others tells what it is and where it happened, and keeps its words to itself', () => {
  const shown = shownError(new SyntaxError('Unexpected token in "canary"'))
  expect(shown).toMatchObject({ type: 'SyntaxError', message: undefined })
  expect(JSON.stringify(shown)).toContain('log.test.ts')
  expect(JSON.stringify(shown)).not.toContain('canary')
  expect(shownError('canary')).toEqual({ type: 'string' })
})

test('our own errors tell what happened', () => {
  expect(shownError(new HubError('unavailable', 'The store is closed.'))).toMatchObject({
    message: 'The store is closed.',
  })
})

test('what must not be seen is struck out even if somebody logs it', () => {
  const lines: string[] = []
  const log = createLog({ LOG_LEVEL: 'info' }, { write: (line) => void lines.push(line) })
  log.info({ token: 'canary', user: { email: 'canary', id: 'usr_1' } }, 'said')
  expect(lines.join('')).not.toContain('canary')
  expect(lines.join('')).toContain('usr_1')
})
