import type { TenantId } from '@parley/core/domain/ids.ts'

/** How long a sum is taken for granted: other processes may add to it, too. */
const lastsMs = 10 * 60_000

export interface Usage {
  /** The bytes of all that a tenant has. */
  of(tenant: TenantId): Promise<number>
  grew(tenant: TenantId, bytes: number): void
}

/** How much room each tenant's files take: summed up now and then, counted in between. */
export function usageBy(sum: (tenant: TenantId) => Promise<number>, now: () => number): Usage {
  const known = new Map<TenantId, { readonly at: number; readonly summed: Promise<number>; grown: number }>()
  return {
    async of(tenant) {
      const before = known.get(tenant)
      const current =
        before && now() < before.at + lastsMs ? before : { at: now(), summed: sum(tenant), grown: 0 }
      known.set(tenant, current)
      const summed = await current.summed.catch((error: unknown) => {
        known.delete(tenant)
        throw error
      })
      return summed + current.grown
    },
    grew(tenant, bytes) {
      const current = known.get(tenant)
      if (current) current.grown += bytes
    },
  }
}
