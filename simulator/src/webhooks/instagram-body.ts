import type { InstagramNotice } from './notice.ts'

/** One POST's body: an entry per professional account with its items. */
export function instagramBody(notices: readonly InstagramNotice[]): object {
  return {
    object: 'instagram',
    entry: [...Map.groupBy(notices, ({ igId }) => igId)].map(([id, items]) => ({
      time: Math.max(...items.map(({ at }) => at)),
      id,
      messaging: items.map(({ item }) => item),
    })),
  }
}
