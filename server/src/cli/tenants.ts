import { createTenant, listTenants } from '@parley/contract/tenant.ts'

import { table, UsageError, type Command } from './command.ts'

/** The businesses of a hub. */
export const tenants: readonly Command[] = [
  {
    name: 'tenants list',
    summary: 'The businesses of this hub',
    takes: [],
    options: { after: { type: 'string', help: 'goes on after this id' } },
    as: 'operator',
    async run({ api, options: { after } }) {
      const page = await api(listTenants, {
        query: typeof after === 'string' ? { after: asTenant(after) } : {},
      })
      const rows = page.data.map(({ id, name, plan, suspended }) => [
        id,
        name,
        plan,
        suspended ? 'suspended' : 'active',
      ])
      return { text: table([['id', 'name', 'plan', 'state'], ...rows]), json: page }
    },
  },
  {
    name: 'tenants create',
    summary: 'Create a business and invite its owner',
    takes: ['name'],
    options: {
      email: { type: 'string', help: 'the e-mail address of the owner' },
      owner: { type: 'string', help: 'the name of the owner' },
    },
    as: 'operator',
    async run({ api, words: [name = ''], options: { email, owner } }) {
      if (typeof email !== 'string' || typeof owner !== 'string')
        throw new UsageError('Say who the owner is: --email and --owner.')
      const made = await api(createTenant, { body: { name, owner: { email, name: owner } } })
      const text = `${made.tenant.id} is there. The owner sets a password at ${made.owner.url}`
      return { text, json: made }
    },
  },
]

function asTenant(text: string): `ten_${string}` {
  if (!text.startsWith('ten_')) throw new UsageError('--after takes the id of a business (ten_…).')
  return `ten_${text.slice(4)}`
}
