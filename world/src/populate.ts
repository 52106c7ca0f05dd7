import type { Simulator } from '@parley/simulator/simulator'

import type { Plan } from './plan.ts'
import type { SeededAccount } from './seed.ts'

/** Gives the simulator the same accounts that the hub has, and the people who write to them. */
export function populate({ control }: Simulator, accounts: readonly SeededAccount[], plan: Plan): void {
  for (const { planned, token } of accounts) control.addAccount({ ...planned, token })
  for (const customer of plan.customers) control.addCustomer(customer)
  control.setLimits({ whatsappPerSecond: upgraded })
}

/** Numbers rise by themselves from 80 to 1,000 messages per second (WhatsApp Cloud API docs, "Throughput"). */
const upgraded = 1_000
