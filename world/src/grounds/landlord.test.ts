import { needs } from '@parley/scripts/needs'
import { expect, test } from 'vitest'

import { openLandlord, tenantOf } from './landlord.ts'

test.skipIf(needs('postgres') === undefined)(
  'all who ask have one server between them, and a database to themselves',
  async () => {
    const landlord = await openLandlord()
    const { take, giveBack } = tenantOf(landlord.url)
    const urls = await Promise.all([take('postgres'), take('postgres')])
    const [first, second] = urls.map((url) => new URL(url))
    expect(first?.host).toBe(second?.host)
    expect(first?.pathname).not.toBe(second?.pathname)
    for (const url of urls) await giveBack('postgres', url)
    await expect(giveBack('postgres', urls[0] ?? '')).rejects.toThrow('does not exist')
    await landlord.close()
  },
  60_000,
)
