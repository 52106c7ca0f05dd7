import { resolve } from 'node:path'

import { readEnv } from '../env.ts'
import { backUp, restore } from '../wiring.ts'
import type { Command } from './command.ts'

/** Copies of the data of this machine: `DATA_DIR` says where it is. */
export const backups: readonly Command[] = [
  {
    name: 'backup',
    summary: 'Write a whole copy of the data to a file, also while the hub runs',
    takes: ['file'],
    options: {},
    as: null,
    async run({ words: [file = ''], env }) {
      const copy = backUp(readEnv(env.whole), resolve(file))
      const text = `${copy.path} holds everything up to now (${copy.bytes} bytes). Keep the encryption key elsewhere: it is not in it. Nor are the bytes of files: copy the folder media after it.`
      return { text, json: copy }
    },
  },
  {
    name: 'restore',
    summary: 'Put a copy in place of the data; the hub must not run, and what was there is kept',
    takes: ['file'],
    options: {},
    as: null,
    async run({ words: [file = ''], env }) {
      const { before } = restore(readEnv(env.whole), resolve(file), Date.now())
      const kept = before === null ? 'There was nothing before.' : `What was there is now ${before}.`
      return {
        text: `The data is that of ${file}. ${kept} Start the hub with the same ENCRYPTION_KEYS.`,
        json: { before },
      }
    },
  },
]
