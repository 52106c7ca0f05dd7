import { parentPort } from 'node:worker_threads'

import { channels } from '../channels.ts'
import type { Asked, Piece } from './asked.ts'
import { piecesOf } from './pieces.ts'
import { readBody } from './read-body.ts'

/** The thread that reads large webhooks: it hands over a piece each time that it is asked for one. */
parentPort?.on('message', ({ body, channels: names, cameAt, answers }: Asked) => {
  const known = names.flatMap((name) => channels.get(name) ?? [])
  const pieces = piecesOf(readBody(known, body, cameAt), body)
  answers.on('message', () => {
    const piece: Piece = pieces.next().value ?? null
    answers.postMessage(piece)
    if (piece === null) answers.close()
  })
})
