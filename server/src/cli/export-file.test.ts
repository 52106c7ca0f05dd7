import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import type { Entry } from '@parley/core/domain/entry.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openExport, writeExport } from './export-file.ts'

const work = { kind: 'deliver', message: 'msg_1' } as const
const entries: readonly Entry[] = [
  { kind: 'head', tenant: 'ten_1', doc: { account: 'acc_1', seq: 7 } },
  {
    kind: 'task',
    tenant: null,
    doc: { group: 'a\u2028b\n“c”', work, dueAt: 1, tries: 2, triedAt: 3, crashes: 0, trace: null },
  },
  { kind: 'head', tenant: 'ten_2', doc: { seq: 8, account: 'acc_2' } },
]
const about = { tenant: null, at: '2026-11-21T08:00:00.000Z' }

describe('the file of an export', () => {
  let folder: string
  let good: Buffer
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'parley-export-'))
    await writeExport(at('good.ndjson'), dumped(), about)
    good = readFileSync(at('good.ndjson'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const at = (name: string) => join(folder, name)

  it.each(['plain.ndjson', 'packed.ndjson.gz'])(
    '%s gives back what was written, and its hash',
    async (name) => {
      const written = await writeExport(at(name), dumped(), about)
      const looked: Entry[] = []
      const { form, content, pages } = await openExport(at(name), (entry) => void looked.push(entry))
      const read: Entry[] = []
      for await (const page of pages) read.push(...page)
      expect([read, looked, form, content]).toEqual([entries, entries, '007-form', written])
      expect(written.counts).toEqual({ head: 2, task: 1 })
    },
  )

  it('has the hash of the lines between its first and its last', async () => {
    const [, ...lines] = good.toString().trimEnd().split('\n')
    const end = JSON.parse(lines.pop() ?? '')
    const digest = await crypto.subtle.digest('SHA-256', Buffer.from(`${lines.join('\n')}\n`))
    expect(end.sha256).toBe(Buffer.from(digest).toString('hex'))
  })

  const lines = () => good.toString().trimEnd().split('\n')
  const swapped = () => {
    const [head = '', first = '', second = '', ...rest] = lines()
    return [head, second, first, ...rest].join('\n')
  }
  const flipped = (bytes: Buffer) => {
    const copy = Buffer.from(bytes)
    const middle = copy.length >> 1
    copy[middle] = (copy[middle] ?? 0) ^ 1
    return copy
  }
  it.each<readonly [string, () => Buffer | string, string]>([
    ['empty.ndjson', () => '', 'is damaged or was cut off'],
    ['other.ndjson', () => '{"hello":"world"}\n', 'is no export of a hub'],
    ['cut.ndjson', () => good.subarray(0, good.length >> 1), 'is damaged or was cut off'],
    ['endless.ndjson', () => lines().slice(0, -1).join('\n'), 'its end is missing'],
    ['flipped.ndjson', () => flipped(good), 'is damaged or was cut off'],
    ['swapped.ndjson', swapped, 'not what its last line says'],
    ['shorter.ndjson', () => lines().toSpliced(2, 1).join('\n'), 'not what its last line says'],
    ['longer.ndjson', () => `${good.toString()}${lines()[1]}\n`, 'it goes on after its end'],
    ['cut.ndjson.gz', () => gzipSync(good).subarray(0, 150), 'is damaged or was cut off'],
    ['flipped.ndjson.gz', () => flipped(gzipSync(good)), 'is damaged or was cut off'],
    ['unpacked.ndjson.gz', () => good, 'is damaged or was cut off'],
    ['later.ndjson', () => good.toString().replace('"format":1', '"format":2'), 'newer version (format 2)'],
  ])('%s is refused in words', async (name, bytes, why) => {
    writeFileSync(at(name), bytes())
    await expect(openExport(at(name), () => undefined)).rejects.toThrow(why)
  })

  it('is refused whichever byte of it was changed', async () => {
    const [head = ''] = lines()
    for (let place = head.length + 1; place < good.length; place += 1) {
      const copy = Buffer.from(good)
      copy[place] = (copy[place] ?? 0) ^ 2
      writeFileSync(at('bent.ndjson'), copy)
      await expect(openExport(at('bent.ndjson'), () => undefined)).rejects.toThrow('is damaged')
    }
  })

  it.each([0, 1])('is not left half written when what is dumped ends after %i pages', async (most) => {
    const pages = (async function* () {
      for (let page = 0; page < most; page += 1) yield entries
      throw new Error('The disk is gone.')
    })()
    await expect(writeExport(at('half.ndjson'), { form: '', pages }, about)).rejects.toThrow(
      'The disk is gone.',
    )
    expect(readdirSync(folder)).not.toContain('half.ndjson')
  })
})

function dumped() {
  return {
    form: '007-form',
    pages: (async function* () {
      yield entries.slice(0, 2)
      yield []
      yield entries.slice(2)
    })(),
  }
}
