import type { Records } from '@parley/core/domain/change.ts'
import type { HubEvent } from '@parley/core/domain/event.ts'

import { within, type AskOwn, type Inquiry } from '../inquiry.ts'
import { jsonList, jsonOrNull, type Json } from '../json.ts'
import type { Statement } from '../statement.ts'
import { alerts, openAlert } from './alerts.ts'
import { attempts, oldestAttempts } from './attempts.ts'
import { audits, oldestAudits } from './audit.ts'
import { filesWith } from './files.ts'
import { letterCount, letters } from './letters.ts'
import { conversations, counts, following, heads, log, thread } from './pages.ts'
import {
  accountFor,
  accountsOf,
  invited,
  keyByHash,
  sessions,
  signedIn,
  tenantPage,
  userByEmail,
} from './people.ts'
import { receiving } from './receiving.ts'
import { called, delivering, sending, worded } from './sending.ts'
import type { HubStatements, ReadStatements } from './statements.ts'
import { templates } from './templates.ts'

/** What questions are asked with. */
export interface QuestionStatements {
  readonly reads: ReadStatements
  readonly hub: HubStatements
}

export type Questions = ReturnType<typeof questions>
export type Question = keyof Questions
export type Input<Q extends Question> = Parameters<Questions[Q]>[1]
export type Answer<Q extends Question> = ReturnType<Questions[Q]> extends Inquiry<Json<infer T>> ? T : never

/** Everything that can be asked: each takes the tenant it is asked for and its input. */
export function questions(sql: QuestionStatements) {
  const { reads } = sql
  const owned =
    <I, T>(inquire: (sql: ReadStatements, own: AskOwn, input: I) => Inquiry<Json<T>>) =>
    (tenant: string, input: I) =>
      inquire(reads, within(tenant), input)
  return {
    receiving: owned(receiving),
    delivering: owned(delivering),
    sending: owned(sending),
    called: owned(called),
    worded: owned(worded),
    template: one<Records['template']>(reads.template),
    templates: owned(templates),
    file: one<Records['file']>(reads.file),
    event: one<HubEvent>(reads.event),
    conversations: owned(conversations),
    counts: owned(counts),
    thread: owned(thread),
    following: owned(following),
    log: owned(log),
    heads: owned(heads),
    letters: owned(letters),
    letterCount: owned(letterCount),
    letter: one<Records['letter']>(reads.letter),
    redrive: one<Records['redrive']>(reads.redrive),
    openAlert: owned(openAlert),
    alert: one<Records['alert']>(reads.alert),
    alerts: owned(alerts),
    target: one<Records['target']>(reads.target),
    targets: all<Records['target']>(reads.targets),
    audits: owned(audits),
    oldestAudits: owned(oldestAudits),
    attempts: owned(attempts),
    oldestAttempts: owned(oldestAttempts),
    key: one<Records['key']>(reads.key),
    keys: all<Records['key']>(reads.keys),
    user: one<Records['user']>(reads.user),
    account: one<Records['account']>(reads.account),
    endpoint: one<Records['endpoint']>(reads.endpoint),
    customer: one<Records['customer']>(reads.customer),
    conversation: one<Records['conversation']>(reads.conversation),
    message: one<Records['message']>(reads.message),
    filesWith: owned(filesWith),
    sessions: owned(sessions),
    signedIn: owned(signedIn),
    tenant: one<Records['tenant']>(reads.tenant),
    tenantPage: owned(tenantPage),
    tenants: all<Records['tenant']>(reads.tenants),
    users: all<Records['user']>(reads.users),
    accounts: all<Records['account']>(reads.accounts),
    endpoints: all<Records['endpoint']>(reads.endpoints),
    ...hubQuestions(sql),
  }
}

/** What is asked without a tenant. */
function hubQuestions(sql: QuestionStatements) {
  return {
    accountFor: (_hub: string, input: { readonly channel: string; readonly key: string }) =>
      accountFor(sql, input),
    accountsOf: (_hub: string, input: { readonly channel: string; readonly business: string }) =>
      accountsOf(sql, input),
    userByEmail: (_hub: string, input: { readonly email: string }) => userByEmail(sql, input),
    invited: (_hub: string, input: { readonly tokenHash: string }) => invited(sql, input),
    keyByHash: (_hub: string, input: { readonly hash: string }) => keyByHash(sql, input),
  }
}

function one<T>(statement: Statement<{ tenant: string; id: string }, { doc: Json<T> }>) {
  return function* (tenant: string, input: { readonly id: string }): Inquiry<Json<T | null>> {
    const [row] = yield* within(tenant)(statement, input)
    return jsonOrNull(row)
  }
}

function all<T>(statement: Statement<{ tenant: string }, { doc: Json<T> }>) {
  return function* (tenant: string, _all: null): Inquiry<Json<readonly T[]>> {
    return jsonList(yield* within(tenant)(statement, {}))
  }
}
