import { resolve } from 'node:path'

import { isId, type TenantId } from '@parley/core/domain/ids.ts'

import { readEnv } from '../env.ts'
import { carryIn, carryOut, inWords } from './carry.ts'
import { UsageError, type Command, type Given } from './command.ts'

/** Everything that a hub holds, from one kind of store into another. */
export const moves: readonly Command[] = [
  {
    name: 'export',
    summary:
      'Write all that the hub holds to a file that any kind of store can take, also while the hub runs',
    takes: ['file'],
    options: { tenant: { type: 'string', help: 'only this business (its id)' } },
    as: null,
    async run({ words: [file = ''], options, env, tell }) {
      const tenant = tenantOf(options)
      const content = await carryOut(readEnv(env.whole), resolve(file), tenant, tell)
      const apart = 'The encryption keys and the folder media are not in it: move them, too.'
      const text = `${file} holds ${inWords(content)}. ${apart}`
      return { text, json: { file: resolve(file), tenant, ...content } }
    },
  },
  {
    name: 'import',
    summary: 'Fill an empty hub, which must not run, with what was exported elsewhere',
    takes: ['file'],
    options: {},
    as: null,
    async run({ words: [file = ''], env, tell }) {
      const content = await carryIn(readEnv(env.whole), resolve(file), tell)
      const text = `The hub holds what ${file} holds: ${inWords(content)}.`
      return { text, json: { file: resolve(file), ...content } }
    },
  },
]

function tenantOf({ tenant }: Given['options']): TenantId | null {
  if (tenant === undefined) return null
  if (typeof tenant === 'string' && isId('ten', tenant)) return tenant
  throw new UsageError('--tenant takes the id of a business (ten_…); parley tenants list shows them.')
}
