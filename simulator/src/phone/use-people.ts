import { useCallback, useEffect, useState } from 'react'

import type { Account, Customer, Kind } from './answers.ts'
import { api } from './api.ts'

const againMs = 2_000

export interface People {
  readonly accounts: readonly Account[]
  readonly customers: readonly Customer[]
  readonly reload: () => void
}

/** The accounts and customers of one kind; asked again as long as there are none. */
export function usePeople(kind: Kind): People {
  const [people, setPeople] = useState<Omit<People, 'reload'>>({ accounts: [], customers: [] })
  const nobody = people.accounts.length === 0 || people.customers.length === 0
  const reload = useCallback(() => {
    Promise.all([api.accounts(), api.customers()]).then(
      ([accounts, customers]) =>
        setPeople({ accounts: accounts.filter(isKind(kind)), customers: customers.filter(isKind(kind)) }),
      () => setPeople((before) => before),
    )
  }, [kind])
  useEffect(() => {
    if (!nobody) return undefined
    reload()
    const timer = setInterval(reload, againMs)
    return () => clearInterval(timer)
  }, [nobody, reload])
  return { ...people, reload }
}

function isKind(kind: Kind): (one: { readonly kind: Kind }) => boolean {
  return (one) => one.kind === kind
}
