import { createKey, listKeys, revokeKey } from '@parley/contract/key.ts'
import { scope } from '@parley/core/domain/scope.ts'

import { table, UsageError, type Command } from './command.ts'

/** The API keys of a business. */
export const keys: readonly Command[] = [
  {
    name: 'keys list',
    summary: 'The API keys of the business',
    takes: [],
    options: {},
    as: 'tenant',
    async run({ api }) {
      const page = await api(listKeys, {})
      const rows = page.data.map((key) => [key.id, key.name, key.scopes.join(' '), key.revoked_at ?? 'valid'])
      return { text: table([['id', 'name', 'scopes', 'revoked'], ...rows]), json: page }
    },
  },
  {
    name: 'keys create',
    summary: 'Make an API key; it is shown this once',
    takes: ['name'],
    options: { scopes: { type: 'string', help: `comma-separated: ${scope.options.join(', ')}` } },
    as: 'tenant',
    async run({ api, words: [name = ''], options: { scopes } }) {
      const read = scope
        .array()
        .min(1)
        .safeParse(String(scopes ?? '').split(','))
      if (!read.success)
        throw new UsageError(`--scopes takes some of ${scope.options.join(', ')}, comma-separated.`)
      const made = await api(createKey, { body: { name, scopes: read.data } })
      return { text: `${made.key.id}\n${made.secret}`, json: made }
    },
  },
  {
    name: 'keys revoke',
    summary: 'Revoke an API key, at once',
    takes: ['id'],
    options: {},
    as: 'tenant',
    async run({ api, words: [id = ''] }) {
      if (!id.startsWith('key_')) throw new UsageError('The id of a key starts with key_.')
      const key = await api(revokeKey, { params: { key_id: `key_${id.slice(4)}` } })
      return { text: `${key.id} is revoked.`, json: key }
    },
  },
]
