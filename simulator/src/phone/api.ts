import { z } from 'zod'

import { chaosSettings, type Chaos } from '../chaos.ts'
import * as answers from './answers.ts'
import type { BusinessDoes, Does, NewChoice, Pair, Said } from './asked.ts'

/** The control API, as the page beside it calls it. */
export const api = {
  accounts: async () => (await call('accounts', answers.listOf(answers.accountAnswer))).items,
  customers: async () => (await call('customers', answers.listOf(answers.customerAnswer))).items,
  thread: (pair: Pair) => call(`thread?${new URLSearchParams({ ...pair }).toString()}`, answers.threadAnswer),
  addCustomer: (customer: object) => call('customers', answers.customerAnswer, 'POST', customer),
  /** Puts the number into the WhatsApp Business app of somebody's phone. */
  pair: (accountId: string) =>
    call(`accounts/${accountId}`, answers.accountAnswer, 'PUT', { coexistence: true }),
  write: (message: Pair & Said) => call('messages', answers.bubbleAnswer, 'POST', message),
  choose: (choice: NewChoice) => call('choices', answers.bubbleAnswer, 'POST', choice),
  act: (deed: Pair & { readonly does: Does }) => call('events', answers.threadAnswer, 'POST', deed),
  echo: (deed: Pair & { readonly does: BusinessDoes }) => call('echoes', answers.bubbleAnswer, 'POST', deed),
  /** Keeps a file of the visitor's own; the answer is its id. */
  keep: async (file: File) => (await ask(`files?${nameOf(file)}`, answers.fileAnswer, upload(file))).id,
  open: (pair: Pair, open: boolean) => call('open', z.unknown(), 'POST', { ...pair, open }),
  chaos: () => call('chaos', chaosSettings),
  turn: (change: Partial<Chaos> | { readonly preset: string }) => call('chaos', chaosSettings, 'PUT', change),
  counters: () => call('counters', answers.countersAnswer),
  load: (load: object) => call('load', z.unknown(), 'POST', load),
}

/** Where the bytes of a shown file are. */
export function fileAddress(id: string): string {
  return `../control/files/${encodeURIComponent(id)}`
}

function nameOf({ name }: File): string {
  return new URLSearchParams({ name }).toString()
}

function upload(file: File): RequestInit {
  return {
    method: 'POST',
    body: file,
    headers: { 'content-type': file.type || 'application/octet-stream' },
  }
}

function call<T>(path: string, answer: z.ZodType<T>, method = 'GET', body?: object): Promise<T> {
  return ask(path, answer, {
    method,
    keepalive: method !== 'GET',
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
}

async function ask<T>(path: string, answer: z.ZodType<T>, init: RequestInit): Promise<T> {
  const response = await fetch(`../control/${path}`, init)
  const json: unknown = await response.json()
  if (response.ok) return answer.parse(json)
  throw new Error(answers.problemAnswer.parse(json).detail)
}
