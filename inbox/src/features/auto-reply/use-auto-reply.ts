import { setAutoReply, type AccountShape } from '@parley/contract/account.ts'
import type { AutoReply } from '@parley/core/domain/rule.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { call } from '../../api/call.ts'
import { accountsQuery } from '../../api/queries.ts'
import { toast } from '../../ui/toast.tsx'
import { checked, draftOf, type Draft, type Faults } from './draft.ts'

/** An account's automatic answers while they are edited. */
export function useAutoReply(account: AccountShape) {
  const cache = useQueryClient()
  const [draft, setDraft] = useState(() => draftOf(account.auto_reply))
  const [faults, setFaults] = useState<Faults>({})
  const [changed, setChanged] = useState(false)
  const saving = useMutation({
    mutationFn: (body: AutoReply) => call(setAutoReply, { params: { account_id: account.id }, body }),
    onSuccess: (saved) => {
      cache.setQueryData(accountsQuery.queryKey, (all) =>
        all?.map((each) => (each.id === saved.id ? saved : each)),
      )
      setChanged(false)
      toast.set({ text: 'Automatic answers saved.' })
    },
  })
  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part })
    setChanged(true)
  }
  const save = () => {
    const result = checked(draft)
    setFaults('faults' in result ? result.faults : {})
    if ('answer' in result) saving.mutate(result.answer)
  }
  return { draft, faults, changed, saving, change, save }
}
