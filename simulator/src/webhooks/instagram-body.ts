import type { InstagramNotice } from './notice.ts'

/** One POST's body: an entry per professional account with its items, each list under its own key. */
export function instagramBody(notices: readonly InstagramNotice[]): object {
  return {
    object: 'instagram',
    entry: [...Map.groupBy(notices, entryOf).values()].map((items) => ({
      time: Math.max(...items.map(({ at }) => at)),
      id: items[0]?.igId,
      ...lists(items),
    })),
  }
}

/** What stands on the entry itself can share it with nothing. */
function entryOf({ igId, place, at, item }: InstagramNotice): string {
  return place === 'entry' ? `${igId} ${at} ${JSON.stringify(item)}` : igId
}

function lists(notices: readonly InstagramNotice[]): object {
  const [first] = notices
  if (first?.place === 'entry') return first.item
  const byPlace = Map.groupBy(notices, ({ place = 'messaging' }) => place)
  return Object.fromEntries([...byPlace].map(([place, items]) => [place, items.map(({ item }) => item)]))
}
