import type { Page, Pages } from '../../api/queries.ts'

type Item = { readonly id: string }

/** Puts an item where it belongs in a paged, ordered list, or leaves it out when that place is not loaded yet. */
export function place<T extends Item>(pages: Pages<T>, item: T, order: (a: T, b: T) => number): Pages<T> {
  const rest = without(pages, item.id)
  const page = pageFor(rest.pages, item, order)
  if (page === -1) return rest
  return withPages(rest, (each, index) => (index === page ? [...each.data, item].toSorted(order) : each.data))
}

export function without<T extends Item>(pages: Pages<T>, id: string): Pages<T> {
  return withPages(pages, ({ data }) =>
    data.some((item) => item.id === id) ? data.filter((item) => item.id !== id) : data,
  )
}

export function find<T extends Item>(pages: Pages<T>, id: string): T | undefined {
  return flat(pages).find((item) => item.id === id)
}

/** Each item once: a page that was read while items moved may repeat some. */
export function flat<T extends Item>(pages: Pages<T> | undefined): T[] {
  const all = new Map(pages?.pages.flatMap(({ data }) => data).map((item) => [item.id, item]))
  return [...all.values()]
}

function pageFor<T>(pages: readonly Page<T>[], item: T, order: (a: T, b: T) => number): number {
  const before = pages.findIndex(({ data }) => {
    const last = data.at(-1)
    return last !== undefined && order(item, last) < 0
  })
  if (before !== -1) return before
  return pages.at(-1)?.next === null ? pages.length - 1 : -1
}

function withPages<T>(pages: Pages<T>, data: (page: Page<T>, index: number) => T[]): Pages<T> {
  return { ...pages, pages: pages.pages.map((page, index) => ({ ...page, data: data(page, index) })) }
}
