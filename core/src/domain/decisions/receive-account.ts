import type { AccountNews, Health } from '../account-news.ts'
import type { Account } from '../account.ts'
import { alarm, calm } from '../alarm.ts'
import { nothing, put, type Decision } from '../change.ts'
import type { AccountReport } from '../channel-event.ts'
import type { Moment } from '../ids.ts'
import { log } from './outgoing.ts'
import { receiveTemplate } from './receive-template.ts'
import type { Receiving } from './receiving.ts'

/** News of an account: kept with it, told to whoever follows its log, and raised if it cannot work as it should. */
export function receiveAccount(event: AccountReport, receiving: Receiving): Decision {
  const { view, moment } = receiving
  switch (event.news.kind) {
    case 'template':
      return receiveTemplate(event, event.news, receiving)
    case 'health':
      return receiveHealth(view.account, event.news, event.at, moment)
    case 'history':
      return receiveProgress(view.account, event.news, moment)
  }
}

type Of<K extends AccountNews['kind']> = Extract<AccountNews, { kind: K }>

export function receiveHealth(
  account: Account,
  { topic, level, detail }: Of<'health'>,
  at: number,
  moment: Moment,
): Decision {
  const before = account.health ?? []
  const known = before.find((one) => one.topic === topic)
  if (known ? known.at >= at : level === 'fine') return nothing
  const health = [{ topic, level, detail, at }, ...before.filter((one) => one !== known)].toSorted(
    (a, b) => b.at - a.at,
  )
  const decision = updated({ ...account, health }, moment)
  const alert = { kind: 'account_health', subject: account.id } as const
  if (isBad(level)) {
    const plan = alarm({ ...alert, detail: `${account.name}: ${detail}` }, moment)
    return { ...decision, tasks: [plan] }
  }
  const relieved = before.some((one) => isBad(one.level)) && !health.some((one) => isBad(one.level))
  return relieved ? { ...decision, tasks: [calm(alert, moment)] } : decision
}

function isBad(level: Health['level']): boolean {
  return level === 'warning' || level === 'blocked'
}

/** It only goes forward; a refusal ends it. */
function receiveProgress(account: Account, { progress, refused }: Of<'history'>, moment: Moment): Decision {
  const { history } = account
  const after = {
    progress: Math.max(progress, history?.progress ?? 0),
    refused: refused ?? history?.refused ?? null,
  }
  if (history && after.progress === history.progress && after.refused === history.refused) return nothing
  return updated({ ...account, history: after }, moment)
}

function updated(account: Account, moment: Moment): Decision {
  const { id, name, health = [], history = null } = account
  const news = { kind: 'account.updated', account: { id, name, health, history } } as const
  return {
    changes: [put('account', account), log({ id: null, account: id }, news, moment)],
    tasks: [],
  }
}
