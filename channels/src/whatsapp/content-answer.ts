import type { Said } from '@parley/core/domain/channel-event.ts'
import type { Choice } from '@parley/core/domain/content.ts'

import { record, words, type Fields } from '../kit/json.ts'
import { toRaw } from '../kit/raw.ts'
import { dayOf, timeOf } from '../kit/time.ts'

/** The customer answered something that was offered ("interactive messages webhook reference"); null for other answers. */
export function readInteractive(message: Fields): Said | null {
  const interactive = record(message['interactive'])
  const type = interactive?.['type']
  const answer = typeof type === 'string' ? record(interactive?.[type]) : undefined
  return answer ? (answers.get(type)?.(answer) ?? null) : null
}

const answers: ReadonlyMap<unknown, (answer: Fields) => Said | null> = new Map<
  unknown,
  (answer: Fields) => Said | null
>([
  ['button_reply', (answer) => choice('button', answer['title'], answer['id'], null)],
  [
    'list_reply',
    (answer) => choice('list', answer['title'], answer['id'], words(answer['description']) ?? null),
  ],
  ['nfm_reply', readForm],
  ['call_permission_reply', readPermission],
])

/** A tap on a template's quick reply ("button messages webhook reference"). */
export function readButton(message: Fields): Said | null {
  const button = record(message['button'])
  return button ? choice('template_button', button['text'], button['payload'], null) : null
}

/** What is shown stands for what is not: the payload of a button is its label if nobody chose another. */
function choice(of: Choice['of'], title: unknown, id: unknown, description: string | null): Choice | null {
  const text = words(title) ?? words(id)
  return text === undefined ? null : { kind: 'choice', of, text, payload: words(id) ?? text, description }
}

/** A flow or an address form; `response_json` is JSON within JSON, mostly an object. */
function readForm(reply: Fields): Said | null {
  const name = words(reply['name']) ?? 'flow'
  const text = words(reply['body']) ?? name
  const response = parsed(reply['response_json'])
  if (response === undefined) return null
  return { kind: 'form', name, text, data: toRaw(record(response) ?? { response }) }
}

/** The value in a JSON text; the text itself if it is none. */
function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return text
  try {
    return JSON.parse(text)
  } catch {
    return words(text)
  }
}

function readPermission(reply: Fields): Said | null {
  const response = reply['response']
  if (response === 'reject') return choice('permission', 'Does not want to be called', 'reject', null)
  if (response !== 'accept') return null
  const until = timeOf(reply['expiration_timestamp'])
  const length = until === undefined ? null : `Until ${dayOf(until)}`
  return choice('permission', 'May be called', 'accept', reply['is_permanent'] === true ? 'For good' : length)
}
