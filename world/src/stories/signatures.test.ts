import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { HubEvent } from '@parley/core/domain/event.ts'
import { account, conversation, outgoing } from '@parley/core/domain/fixtures/given.ts'
import { needs } from '@parley/scripts/needs'
import { jsonEnvelope } from '@parley/server/edges/envelope-json'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

import { verifiers, type Language } from './verifiers.ts'

const vector = z.object({
  name: z.string(),
  valid: z.boolean(),
  secret: z.string(),
  now: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
})
type Vector = z.infer<typeof vector>

const docs = new URL('../../../docs/', import.meta.url)
const golden = z
  .array(vector)
  .parse(JSON.parse(readFileSync(new URL('signature-vectors.json', docs), 'utf8')))

const [fresh, old] = ['fresh', 'old'].map((name) => whsec(`the ${name} secret of a test`))
const now = Math.floor(Date.now() / 1000)

/** What the hub itself sends, also while a secret is rotated. */
const ours: readonly Vector[] = [[fresh], [fresh, old], [old, fresh]].map((secrets) => {
  const { body, headers } = jsonEnvelope.seal(event(), secrets.map(String), now * 1000)
  const name = `sealed with ${secrets.length} secret(s), ours at ${secrets.indexOf(fresh)}`
  return { name, valid: true, secret: String(fresh), now, headers, body }
})

const vectors = [...golden, ...ours]
const expected = vectors.map(({ name, valid }) => [name, valid])
const programs = {
  ts: process.execPath,
  python: needs('python'),
  php: needs('php'),
  go: needs('go'),
} satisfies Readonly<Record<Language, string | undefined>>

describe('a webhook is verified as the documentation says', () => {
  for (const language of ['ts', 'python', 'php', 'go'] as const) {
    const program = programs[language]
    it.skipIf(program === undefined)(`in ${language}`, { timeout: 60_000 }, () => {
      const verdicts = run(language, program ?? language)
      expect(vectors.map(({ name }, index) => [name, verdicts[index]])).toEqual(expected)
    })
  }

  it.each(ours)('by the library of Standard Webhooks: $name', ({ secret, headers, body }) => {
    const library = new Webhook(secret)
    expect(library.verify(body, headers)).toEqual(JSON.parse(body))
    expect(() => library.verify(`${body} `, headers)).toThrow('signature')
    expect(() => new Webhook(whsec('somebody else')).verify(body, headers)).toThrow('signature')
  })
})

function whsec(key: string): string {
  return `whsec_${Buffer.from(key).toString('base64')}`
}

/** Runs the documented function of a language, in a program of its own, on all vectors. */
function run(language: Language, program: string): readonly boolean[] {
  const folder = mkdtempSync(join(tmpdir(), 'parley-verify-'))
  try {
    const { file, main, args = [] } = verifiers[language]
    const page = readFileSync(new URL('webhooks.md', docs), 'utf8')
    const snippet = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(page)?.[1] ?? ''
    writeFileSync(join(folder, file), main(snippet))
    writeFileSync(join(folder, 'vectors.json'), JSON.stringify(vectors))
    const said = execFileSync(program, [...args, file], { cwd: folder, encoding: 'utf8' })
    return z.array(z.boolean()).parse(JSON.parse(said))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function event(): HubEvent {
  return {
    id: 'evt_01h455vb4pex5vsknk084sn02q',
    account: account.id,
    conversation: conversation.id,
    seq: 7,
    kind: 'message.sent',
    at: 1_795_248_060_000,
    news: { kind: 'message.sent', message: { ...outgoing, content: { kind: 'text', text: 'né ☕ 👍' } } },
  }
}
