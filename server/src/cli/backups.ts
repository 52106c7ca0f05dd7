import { cpSync, existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'

import { HubError } from '@parley/core/domain/error.ts'

import { systemClock } from '../edges/clock.ts'
import { readEnv, type Env } from '../env.ts'
import { mediaFolder } from '../media.ts'
import { markRestored, type Gap } from '../restored.ts'
import { backUp, openStores, restore } from '../wiring.ts'
import { carryIn, carryOut, inWords } from './carry.ts'
import type { Command, Given, Said } from './command.ts'

const media = (help: string) => ({ media: { type: 'string', help } }) as const

/** Copies of all that the hub holds, and what is to be done when one is put back. */
export const backups: readonly Command[] = [
  {
    name: 'backup',
    summary: 'Write all that the hub holds at this moment to a file, also while it runs',
    takes: ['file'],
    options: media('copy the bytes of files, too: to this folder, those that it does not have yet'),
    as: null,
    async run({ words: [file = ''], options, env, tell }) {
      const configuration = readEnv(env.whole)
      const copy = await copied(configuration, resolve(file), tell)
      const bytes = copyMedia(configuration, options, 'out')
      const text = `${copy.text} Keep the encryption key elsewhere: it is not in it. ${bytes}`
      return { text, json: copy.json }
    },
  },
  {
    name: 'restore',
    summary: 'Put such a file in place of the data; the hub must not run',
    takes: ['file'],
    options: media('put the bytes of files back, too: from this folder'),
    as: null,
    async run({ words: [file = ''], options, env, tell }) {
      const configuration = readEnv(env.whole)
      copyMedia(configuration, options, 'back')
      const back = await putBack(configuration, resolve(file), tell)
      const { text, json } = await marked(configuration)
      return {
        text: `The data is that of ${file}. ${back.text} Start the hub with the same ENCRYPTION_KEYS.\n${text}`,
        json: { ...back.json, ...json },
      }
    },
  },
  {
    name: 'restored',
    summary: 'After data was put back by other means (pg_restore, a snapshot), before the hub starts on it',
    takes: [],
    options: {},
    as: null,
    run: ({ env }) => marked(readEnv(env.whole)),
  },
]

/** A file of SQLite is copied as it is; what is in a database on a server is written as an export is. */
async function copied(env: Env, file: string, tell: Given['tell']) {
  if (env.DATABASE_URL === undefined) {
    const copy = await backUp(env, file)
    return { text: `${file} holds everything up to now (${copy.bytes} bytes).`, json: copy }
  }
  const content = await carryOut(env, file, null, tell)
  return {
    text: `${file} holds everything up to now: ${inWords(content)}.`,
    json: { path: file, ...content },
  }
}

async function putBack(env: Env, file: string, tell: Given['tell']) {
  if (env.DATABASE_URL === undefined) {
    const { before } = await restore(env, file, Date.now())
    return {
      text: before === null ? 'There was nothing before.' : `What was there is now ${before}.`,
      json: { before },
    }
  }
  const content = await carryIn(env, file, tell)
  return { text: `That is ${inWords(content)}.`, json: content }
}

/** From now on nothing goes out on a guess; says what is not in the data. */
async function marked(env: Env): Promise<Said & { readonly json: { readonly gaps: readonly Gap[] } }> {
  const stores = await openStores(env, systemClock)
  try {
    const gaps = await markRestored(stores, Date.now())
    return { text: [...told, ...gaps.map(inLine)].join('\n'), json: { gaps } }
  } finally {
    await stores.close()
  }
}

const told = [
  'What was waiting to be sent may have gone out since: it becomes unknown, and goes out again when a person says so.',
  'Not in the data is what happened after these times, and channels do not send again what was acknowledged:',
]

function inLine({ account, name, since, sequence }: Gap): string {
  const last = since === null ? 'no events yet' : `${new Date(since).toISOString()}, sequence ${sequence}`
  return `  ${account}  ${name}  ${last}`
}

/** The name of a file there says what is in it, so what is there already is the same. */
function copyMedia(env: Env, { media: folder }: Given['options'], way: 'out' | 'back'): string {
  const inBucket = 'The bytes of files are in the bucket: copy that, or keep its versions.'
  const here = mediaFolder(env)
  if (typeof folder !== 'string')
    return env.MEDIA_S3_URL ? inBucket : 'Nor are the bytes of files: copy the folder media after it.'
  if (env.MEDIA_S3_URL) throw new HubError('invalid_request', inBucket)
  const [from, to] = way === 'out' ? [here, resolve(folder)] : [resolve(folder), here]
  if (from === to) throw new HubError('invalid_request', '--media is another folder than that of the hub.')
  // What is being written at this moment is nobody's yet.
  const whole = (source: string) => basename(source) !== 'incoming'
  if (existsSync(from)) cpSync(from, to, { recursive: true, force: false, filter: whole })
  return `The bytes of files are in ${to}.`
}
