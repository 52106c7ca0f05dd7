import type { Bubble } from './answers.ts'

const meanings: Readonly<Record<Bubble['status'], string>> = {
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  failed: 'Not sent',
}

/** One tick: on its way; two: the business's system has it; two coloured ones: somebody read it. */
export function Ticks({ status }: { readonly status: Bubble['status'] }) {
  return (
    <svg className={`ticks ${status}`} viewBox="0 0 18 11" role="img" aria-label={meanings[status]}>
      <path d="M1 6l3.5 3.5L11 2" />
      {status !== 'sent' && <path d="M8 8.5l1 1L17 2" />}
    </svg>
  )
}
