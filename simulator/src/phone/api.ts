import { z } from 'zod'

import { chaosSettings, type Chaos } from '../chaos.ts'
import * as answers from './answers.ts'

export interface Pair {
  readonly accountId: string
  readonly customerId: string
}

/** The control API, as the page beside it calls it. */
export const api = {
  accounts: async () => (await call('accounts', answers.listOf(answers.accountAnswer))).items,
  customers: async () => (await call('customers', answers.listOf(answers.customerAnswer))).items,
  thread: async (pair: Pair) =>
    (await call(`thread?${new URLSearchParams({ ...pair }).toString()}`, answers.threadAnswer)).bubbles,
  addCustomer: (customer: object) => call('customers', answers.customerAnswer, 'POST', customer),
  write: (message: Pair & { readonly text: string; readonly replyTo?: string }) =>
    call('messages', answers.bubbleAnswer, 'POST', message),
  open: (pair: Pair, open: boolean) => call('open', z.unknown(), 'POST', { ...pair, open }),
  chaos: () => call('chaos', chaosSettings),
  turn: (change: Partial<Chaos> | { readonly preset: string }) => call('chaos', chaosSettings, 'PUT', change),
  counters: () => call('counters', answers.countersAnswer),
  load: (load: object) => call('load', z.unknown(), 'POST', load),
}

async function call<T>(path: string, answer: z.ZodType<T>, method = 'GET', body?: object): Promise<T> {
  const response = await fetch(`../control/${path}`, {
    method,
    keepalive: method !== 'GET',
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  const json: unknown = await response.json()
  if (response.ok) return answer.parse(json)
  throw new Error(answers.problemAnswer.parse(json).detail)
}
