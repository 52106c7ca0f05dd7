import type { Reply } from '@parley/core/domain/call.ts'
import type { Channel } from '@parley/core/ports/channel.ts'
import type { Connection } from '@parley/core/ports/upkeep.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { anything } from './odd-values.ts'

const account: Connection = {
  key: '106540352242922',
  settings: {},
  token: 'a token that nobody may see',
  baseUrl: 'https://graph.example',
  apiVersion: 'v26.0',
  business: '102290129340398',
  app: '4711',
}

export function keepsUpkeepPromises({ upkeep = {} }: Channel): void {
  const { life, renewal, subscription } = upkeep
  const questions = Object.entries({ life, renewal, subscription }).flatMap(([name, question]) =>
    question ? [{ name, question }] : [],
  )

  describe.each(questions)('asking about the $name', ({ question }) => {
    const read = (reply: Reply) => question.read(reply, account)
    const answered = (status: number, body: string) => read({ kind: 'answer', status, headers: {}, body })

    test('only reads, at the platform alone, with the token in the header', () => {
      const asked = question.ask(account)
      expect(asked).toMatchObject({ kind: 'call', call: { method: 'GET', body: null } })
      if (asked.kind !== 'call') return
      expect(asked.call.url.startsWith(`${account.baseUrl}/`)).toBe(true)
      expect(asked.call.headers['authorization']).toBe(`Bearer ${account.token}`)
    })

    test.each([
      { kind: 'lost', detail: 'timeout' } as const,
      { kind: 'unreached', detail: 'refused' } as const,
      { kind: 'answer', status: 502, headers: {}, body: '<html>' } as const,
      { kind: 'answer', status: 200, headers: {}, body: '{}' } as const,
      {
        kind: 'answer',
        status: 400,
        headers: {},
        body: '{"error":{"message":"Slow down.","code":4}}',
      } as const,
    ])('leaves it open if the platform does not say: %o', (reply) => {
      expect(read(reply).kind).toBe('unclear')
    })

    test('takes whatever comes without breaking', () => {
      const body = anything.map((value) => JSON.stringify(value) ?? '')
      fc.assert(
        fc.property(fc.nat(700), body, (status, text) => {
          expect(['unclear', 'refused', 'missing']).toContain(answered(status, text).kind)
        }),
      )
    })
  })
}
