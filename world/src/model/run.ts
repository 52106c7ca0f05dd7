import type { Customer } from '@parley/core/domain/customer.ts'

import type { Place } from './place.ts'

/** A run on one store: who is written about, and what was seen of it. */
export interface Run extends Place {
  readonly customer: Customer
}
