import { parseArgs } from 'node:util'

import { caseOf, flawsIn, type Subject } from './conformance/harmed.ts'
import { instagram } from './instagram/index.ts'
import * as instagramSamples from './instagram/samples/all.ts'
import { heavySamples as instagramHeavies } from './instagram/samples/heavy.ts'
import { toRaw } from './kit/raw.ts'
import { cameAt, type Heavy } from './kit/sample.ts'
import { whatsapp } from './whatsapp/index.ts'
import * as whatsappSamples from './whatsapp/samples/all.ts'
import { heavySamples as whatsappHeavies } from './whatsapp/samples/heavy.ts'

const subjects: readonly (Subject & { readonly heavies: readonly Heavy[] })[] = [
  { channel: whatsapp, ...whatsappSamples, heavies: whatsappHeavies },
  { channel: instagram, ...instagramSamples, heavies: instagramHeavies },
]

/** By hand: `node channels/src/fuzz.ts --cases 1000000 --seed 1`. Prints flaws, speeds and the longest times. */
const { values } = parseArgs({ options: { cases: { type: 'string' }, seed: { type: 'string' } } })
const cases = Number(values.cases ?? 1_000_000)
const seed = Number(values.seed ?? Math.trunc(Math.random() * 2 ** 32))

say(`${cases} cases from seed ${seed}`)
let flawed = 0
for (const subject of subjects) flawed += fuzz(subject, Math.ceil(cases / subjects.length))
for (const subject of subjects) weigh(subject, subject.heavies)
for (const subject of subjects) warm(subject)
if (flawed > 0) process.exitCode = 1

function fuzz(subject: Subject, count: number): number {
  let [found, longest, longestCase] = [0, 0, seed]
  for (let number = seed; number < seed + count; number += 1) {
    const one = caseOf(subject, number)
    const ms = parseMs(subject, one.body)
    if (ms > longest) [longest, longestCase] = [ms, number]
    const flaws = flawsIn(subject, one)
    if (flaws.length === 0) continue
    found += 1
    say(`case ${number}: ${flaws.join(' ')}`)
  }
  say(
    `${subject.channel.name}: ${count} cases, ${found} flawed; the longest parse took ${longest.toFixed(1)} ms (case ${longestCase})`,
  )
  return found
}

/** Bodies of 3 MB, Meta's limit. */
function weigh(subject: Subject, heavies: readonly Heavy[]): void {
  for (const { name, of } of heavies) {
    const unit = toRaw(of(2000)).length / 2000
    const body: unknown = JSON.parse(toRaw(of(Math.floor(3_000_000 / unit))))
    const times = Array.from({ length: 5 }, () => parseMs(subject, body)).toSorted((a, b) => a - b)
    say(
      `${subject.channel.name}, 3 MB of ${name}: ${times[2]?.toFixed(1)} ms, at worst ${times[4]?.toFixed(1)} ms`,
    )
  }
}

/** How long an ordinary message takes. */
function warm(subject: Subject): void {
  const body = subject.samples[0]?.body
  const turns = 500_000
  for (let turn = 0; turn < turns; turn += 1) subject.channel.parse(body, cameAt)
  const start = process.threadCpuUsage()
  for (let turn = 0; turn < turns; turn += 1) subject.channel.parse(body, cameAt)
  const each = process.threadCpuUsage(start).user / turns
  say(`${subject.channel.name}: ${subject.samples[0]?.name} takes ${each.toFixed(2)} µs`)
}

/** Of this thread's own time, whatever else the machine does. */
function parseMs({ channel }: Subject, body: unknown): number {
  const start = process.threadCpuUsage()
  channel.parse(body, cameAt)
  const { user, system } = process.threadCpuUsage(start)
  return (user + system) / 1000
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
