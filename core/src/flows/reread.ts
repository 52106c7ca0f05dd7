import { put, type Decision } from '../domain/change.ts'
import type { ChannelEvent } from '../domain/channel-event.ts'
import { decideRedrive, decideReread } from '../domain/decisions/redrive.ts'
import { HubError } from '../domain/error.ts'
import type { LetterId } from '../domain/ids.ts'
import { closed, type Letter } from '../domain/letter.ts'
import type { Hub } from '../ports/hub.ts'
import { settle } from './enact.ts'
import { openOne } from './redrive.ts'

type Rereading = Pick<Hub, 'stores' | 'queue' | 'channels' | 'reader' | 'moment'>

/**
 * Receives once more what came in and belonged to nobody, or could not be read: an account may have been connected
 * since, or this version may read more. Throws `conflict` if it still comes to nothing.
 */
export function reread(hub: Rereading, id: LetterId): Promise<Letter> {
  return close(hub, id, 'replayed', (letter) => decide(hub, letter))
}

/** Closes a dead letter that belongs to nobody without doing anything about it. */
export function discardUnowned(hub: Rereading, id: LetterId): Promise<Letter> {
  return close(hub, id, 'discarded', (letter) => ({
    changes: [put('letter', closed(letter, 'discarded', hub.moment().now))],
    tasks: [],
  }))
}

function close(
  hub: Rereading,
  id: LetterId,
  state: 'replayed' | 'discarded',
  decide: (letter: Letter) => Decision | Promise<Decision>,
): Promise<Letter> {
  return settle(async () => {
    const letter = openOne(await hub.stores.letter(id))
    const { changes, tasks } = await decide(letter)
    const unowned = tasks.map((task) => ({ ...task, tenant: null }))
    const verdict = await hub.stores.commit({ changes, tasks: unowned, finish: null })
    if (verdict.kind !== 'done') return 'conflict'
    hub.queue.hint(verdict.hints)
    return closed(letter, state, hub.moment().now)
  })
}

async function decide(hub: Rereading, letter: Letter): Promise<Decision> {
  const moment = hub.moment()
  if (letter.kept.kind === 'work')
    return decideRedrive(letter, letter.kept.work, letter.kept.group, moment.now, moment)
  const { channel, events, why } = await read(hub, letter.kept, letter.createdAt)
  if (events.length === 0)
    throw new HubError('conflict', `This version of the hub reads nothing in it either: ${why}`)
  return decideReread(letter, channel, events, moment)
}

/** What was of no channel may be of any. */
async function read(
  hub: Rereading,
  kept: { readonly channel: string; readonly body: string },
  cameAt: number,
) {
  const names = kept.channel === '' ? [...hub.channels.keys()] : [kept.channel]
  const [events, whys]: [ChannelEvent[], string[]] = [[], []]
  let { channel } = kept
  for await (const piece of hub.reader.read(kept.body, names, cameAt)) {
    channel = piece.channel
    events.push(...piece.parsed.events)
    whys.push(...piece.parsed.rest.map(({ detail }) => detail))
  }
  return { channel, events, why: whys[0] ?? 'It says nothing.' }
}
