import { alarm } from '../domain/alarm.ts'
import { put } from '../domain/change.ts'
import { groupOf } from '../domain/channel-event.ts'
import { HubError } from '../domain/error.ts'
import { newLetter } from '../domain/letter.ts'
import type { NewTask } from '../domain/task.ts'
import type { Parsed } from '../ports/channel.ts'
import type { Hub } from '../ports/hub.ts'

/** A database transaction may hold no more than about this many writes. */
const mostAtOnce = 50

const aboutMalformed = {
  kind: 'dead_letter',
  subject: 'malformed',
  detail: 'Part of a webhook is not what the channel documents, and was kept as a dead letter.',
} as const

/**
 * Makes a verified webhook durable, with all that could not be read of it; only then may it be acknowledged. Throws if
 * the store cannot take it.
 */
export async function accept(
  hub: Pick<Hub, 'stores' | 'queue' | 'moment'>,
  channel: string,
  parsed: Parsed,
): Promise<void> {
  const moment = hub.moment()
  const tasks = parsed.events.map((event): NewTask => ({
    tenant: null,
    group: groupOf(channel, event),
    work: { kind: 'receive', channel, event },
    dueAt: moment.now,
  }))
  const malformed = parsed.rest.find(({ reason }) => reason === 'malformed')
  if (malformed) tasks.push({ ...alarm(aboutMalformed, moment), tenant: null })
  const letters = parsed.rest.map(({ reason, detail, raw }) =>
    put(
      'letter',
      newLetter(
        {
          reason: reason === 'ignored' ? 'unsupported' : reason,
          detail,
          kept: { kind: 'webhook', channel, body: raw },
        },
        moment,
      ),
    ),
  )
  for (let start = 0; start < Math.max(tasks.length, letters.length); start += mostAtOnce) {
    const verdict = await hub.stores.commit({
      changes: letters.slice(start, start + mostAtOnce),
      tasks: tasks.slice(start, start + mostAtOnce),
      finish: null,
    })
    if (verdict.kind !== 'done') throw new HubError('unavailable', 'The webhook could not be stored.')
    hub.queue.hint(verdict.hints)
  }
}
