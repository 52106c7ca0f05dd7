import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { freePort } from '../faults/port.ts'
import { startChild } from './child.ts'
import { endure, type Endured } from './endure.ts'
import { markdown, perCent } from './markdown.ts'
import { withServices } from './postgres-and-redis.ts'
import { trendOf } from './slope.ts'
import { profile } from './stage.ts'

/**
 * `node world/src/bench/soak.ts [--profile embedded|server --minutes 30 --per-second 300 --away 2]`: a hub under a load that
 * goes on and on, with two of ten endpoints away for one minute of every three; what grows, and how fast.
 */
const { values } = parseArgs({
  options: {
    profile: { type: 'string', default: 'embedded' },
    minutes: { type: 'string', default: '30' },
    'per-second': { type: 'string', default: '300' },
    away: { type: 'string', default: '2' },
  },
})
const generator = await startChild('./generator.ts')
const folder = mkdtempSync(join(tmpdir(), 'parley-soak-'))
const bench = { generator, folder, port: await freePort(), count: 0, seconds: 0 }
const endurance = {
  minutes: Number(values.minutes),
  perSecond: Number(values['per-second']),
  away: Number(values.away),
}
const endured = await withServices((services) =>
  endure(bench, profile.parse(values.profile), services, endurance, (figures) =>
    process.stderr.write(`${new Date().toISOString()} ${JSON.stringify(figures)}\n`),
  ),
)
generator.stop()
rmSync(folder, { recursive: true })
console.log(
  `${values.minutes} minutes at ${values['per-second']}/s, ${values.profile}, ${values.away} of 10 endpoints away one minute of three`,
)
console.log(
  `sent ${endured.sent}, refused ${endured.refused}, never came out ${endured.sent - endured.arrived}\n`,
)
console.log(trends(endured))

/** The first sixth is left out: compilers and caches warm up. */
function trends({ samples }: Endured): string {
  const warm = samples.slice(Math.floor(samples.length / 6))
  const names = Object.keys(warm[0]?.figures ?? {})
  const rows = names.map((name) => {
    const of = warm.map(({ atMs, figures }) => ({ atMs, value: figures[name] ?? 0 }))
    const { first, last, least, most, perHour, shareOfMeanPerHour } = trendOf(of)
    const texts = [first, last, least, most, perHour].map((value) => value.toFixed(1))
    return [name, ...texts, perCent(shareOfMeanPerHour)]
  })
  return markdown([['figure', 'first', 'last', 'least', 'most', 'slope an hour', 'of its mean'], ...rows])
}
