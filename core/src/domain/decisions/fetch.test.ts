import { describe, expect, it } from 'vitest'

import { attached, waitingFile } from '../file.ts'
import { at, outgoing } from '../fixtures/given.ts'
import type { Message } from '../message.ts'
import { decideDropped, decideFetched, decideRefetch, type Fetched } from './fetch.ts'

const source = { id: '77', url: null, name: 'dot.png', type: 'image/png', sha256: null }
const file = waitingFile('fil_1', source, { account: 'acc_1', message: 'msg_1' }, 0)
const content = { kind: 'image', file: attached(file), caption: 'Look' } as const
const message: Message = { ...outgoing, id: 'msg_1', direction: 'in', status: 'received', content }
const never = { tries: 0, triedAt: null }
const look = { type: 'image/png', shape: null, thumbnail: null, playable: null }
const stored: Fetched = { kind: 'stored', hash: 'ab', size: 3, ...look }
const unreached = (retryAfterMs: number | null) =>
  ({ kind: 'unreached', detail: 'Busy.', retryAfterMs }) as const

describe('a file', () => {
  it('that is here is shown in its message, in one commit with the news of it', () => {
    const { changes, tasks } = decideFetched({ file, message }, stored, never, at(5))
    const shown = { kind: 'image', caption: 'Look', file: { id: 'fil_1', state: 'stored', size: 3 } }
    expect(tasks).toEqual([])
    expect(changes).toMatchObject([
      { record: 'file', value: { state: 'stored', hash: 'ab', type: 'image/png' } },
      { record: 'message', value: { content: shown } },
      { kind: 'log', event: { kind: 'message.media', news: { message: { content: shown } } } },
    ])
  })

  it('that an earlier wording, a story or an advertisement shows is shown there', () => {
    const text = { kind: 'text', text: 'Edited' } as const
    const context = { story: { id: null, url: null, file: attached(file) } }
    const edited = { ...message, content: text, context, edits: [{ content, at: 1 }] }
    const [, put] = decideFetched({ file, message: edited }, stored, never, at(5)).changes
    const here = { file: { state: 'stored' } }
    expect(put).toMatchObject({
      value: { content: text, context: { story: here }, edits: [{ content: here }] },
    })
  })

  it('that cannot be had just now is tried again, not before the channel wants it', () => {
    const { againAt, changes } = decideFetched({ file, message }, unreached(null), never, at(5))
    expect(changes).toEqual([])
    expect(againAt).toBeGreaterThanOrEqual(1_005)
    const later = decideFetched({ file, message }, unreached(90_000), never, at(5))
    expect(later.againAt).toBe(90_005)
  })

  it('that cannot be had for long is given up on, with the reason', () => {
    const { changes } = decideFetched({ file, message }, unreached(null), { tries: 8, triedAt: 1 }, at(5))
    const failed = { state: 'failed', failure: 'It could not be fetched: Busy.' }
    expect(changes).toMatchObject([
      { value: failed },
      { value: { content: { file: failed } } },
      { kind: 'log' },
    ])
  })

  it('that failed is fetched anew, and nothing else is', () => {
    const failed = { ...file, state: 'failed', failure: 'gone' } as const
    const { changes, tasks } = decideRefetch({ file: failed, message }, at(5))
    expect(changes[0]).toMatchObject({ value: { state: 'waiting', failure: null } })
    expect(tasks).toMatchObject([{ work: { kind: 'fetch', file: 'fil_1' } }])
    expect(decideRefetch({ file, message }, at(5)).tasks).toEqual([])
    expect(decideRefetch({ file: { ...failed, source: null }, message }, at(5)).tasks).toEqual([])
  })

  it.each([
    ['deleted', { ...message, content: { kind: 'deleted' } } as const],
    ['erased', { ...message, content: { kind: 'erased' } } as const],
    ['gone', null],
  ])('whose message was %s while it came is dropped with its bytes', (_what, after) => {
    const { changes, tasks } = decideFetched({ file, message: after }, stored, never, at(5))
    expect(changes).toMatchObject([{ record: 'file', value: { state: 'deleted', hash: 'ab' } }])
    expect(tasks).toMatchObject([{ group: 'fil_1', work: { kind: 'drop', file: 'fil_1' } }])
  })

  it('that is dropped keeps its id and its message, and nothing of what it was', () => {
    const { changes } = decideDropped({ ...file, state: 'stored', hash: 'ab', type: 'image/png', size: 3 })
    const gone = { hash: null, source: null, name: null, thumbnail: null, playable: null }
    expect(changes).toMatchObject([{ value: { id: 'fil_1', message: 'msg_1', state: 'deleted', ...gone } }])
  })
})
