import type { Reply } from '@parley/core/domain/call.ts'
import type { FileSource } from '@parley/core/domain/file.ts'
import type { Channel } from '@parley/core/ports/channel.ts'
import type { Sender } from '@parley/core/ports/sender.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Evidence } from './evidence.ts'
import { anything } from './odd-values.ts'

const account: Sender = {
  key: '106540352242922',
  settings: {},
  token: 'a-token-that-nobody-may-see',
  baseUrl: 'https://graph.example',
  apiVersion: 'v26.0',
}
const source: FileSource = { id: '1003383421387256', url: null, name: null, type: null, sha256: null }

export function keepsMediaPromises({ media }: Channel, { handed }: Evidence): void {
  describe('files', () => {
    test('nobody but the channel is shown the token for the bytes, whatever an address looks like', () => {
      const strangers = [
        'https://evil.example/x',
        'https://lookaside.fbsbx.com.evil.example/x',
        'https://evil.example/lookaside.fbsbx.com',
        'https://graph.example.evil.example/x',
        'https://evilfbcdn.net/x',
        'http://lookaside.fbsbx.com/x',
        'https://graph.example:444/x',
        'no address',
      ]
      for (const url of strangers)
        expect(media.download(url, account)).toEqual({ method: 'GET', url, headers: {}, body: null })
      fc.assert(
        fc.property(fc.webUrl(), (url) => {
          expect(JSON.stringify(media.download(url, account))).not.toContain(account.token)
        }),
      )
    })

    test('the call that asks for an address only reads, with the token in its header and nowhere else', () => {
      const call = media.locate(source, account)
      expect(media.locate({ ...source, id: null }, account)).toBeNull()
      if (call === null) return
      expect(call).toMatchObject({ method: 'GET', body: null })
      expect(call.headers['authorization']).toBe(`Bearer ${account.token}`)
      expect(call.url).not.toContain(account.token)
    })

    test('an upload names the file in plain letters, and the token in its header only', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary' }), (name) => {
          const { url, headers, body } = media.upload({ name, type: 'image/png' }, account)
          expect(headers['authorization']).toBe(`Bearer ${account.token}`)
          expect(url + JSON.stringify(body)).not.toContain(account.token)
          expect(body.file.name).toMatch(/^[A-Za-z0-9-][A-Za-z0-9._-]*\.png$/)
          expect(body.file.type).toBe('image/png')
        }),
      )
    })

    test('an answer with a name for the file says that the channel has it, any other that it has not', () => {
      expect(media.uploaded(answer(200, handed('77')))).toEqual({ kind: 'sent', externalId: '77' })
      expect(media.uploaded(answer(400, handed('77'))).kind).toBe('refused')
      expect(media.uploaded({ kind: 'lost', detail: 'timeout' }).kind).toBe('lost')
      fc.assert(
        fc.property(fc.nat(700), anything, (status, body) => {
          const outcome = media.uploaded(answer(status, JSON.stringify(body) ?? ''))
          expect(outcome).toSatisfy(() => outcome.kind !== 'sent' || (status >= 200 && status < 300))
        }),
      )
    })

    test('an answer of any kind has a meaning for whoever asked where a file is', () => {
      fc.assert(
        fc.property(fc.nat(700), anything, (status, body) => {
          expect(['found', 'gone', 'unclear']).toContain(
            media.located(answer(status, JSON.stringify(body) ?? '')).kind,
          )
        }),
      )
    })
  })
}

function answer(status: number, body: string): Extract<Reply, { kind: 'answer' }> {
  return { kind: 'answer', status, headers: {}, body }
}
