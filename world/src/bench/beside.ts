import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { freePort } from '../faults/port.ts'
import { bareBeside, hubBeside, type Beside, type PicturedBench } from './beside-pictures.ts'
import { startChild } from './child.ts'
import { audience, burst, warmUp } from './loads.ts'
import { markdown, spreadText } from './markdown.ts'
import { withServices } from './postgres-and-redis.ts'
import { openStage, profile } from './stage.ts'
import { prepareTenant } from './tenant.ts'

/**
 * `node world/src/bench/beside.ts [--profile embedded|server --per-second 300 --pictures 100 --windows 6 --seconds 2
 * --at-once --rough]`: what messages suffer from so many pictures of 100 kB a window that are fetched beside them, all at
 * once or one by one; and what a bare server suffers beside the same work of another process. `--rough`: of four pictures
 * one is refused at first, and one is slow.
 */
const { values } = parseArgs({
  options: {
    profile: { type: 'string', default: 'embedded' },
    'per-second': { type: 'string', default: '300' },
    pictures: { type: 'string', default: '100' },
    windows: { type: 'string', default: '6' },
    seconds: { type: 'string', default: '2' },
    'at-once': { type: 'boolean', default: false },
    rough: { type: 'boolean', default: false },
  },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
const of = {
  perSecond: Number(values['per-second']),
  pictures: Number(values.pictures),
  atOnce: values['at-once'],
  windows: Number(values.windows),
  seconds: Number(values.seconds),
}
const generator = await startChild('./generator.ts')
const pictures = await startChild('./pictures.ts', values.rough ? ['rough'] : [])
const folder = mkdtempSync(join(tmpdir(), 'parley-beside-'))
const bench: PicturedBench = { generator, pictures, folder, port: await freePort(), count: 0, seconds: 0 }
const crm = `http://127.0.0.1:${generator.port}/crm`
const found = { hub: await hub(), bare: await bare() }
console.log(
  `webhook → CRM at ${of.perSecond}/s, ms p50 / p99 / p99.9; medians of ${of.windows} windows of ${of.seconds} s each\n`,
)
console.log(
  markdown([
    [
      '',
      'alone',
      `beside ${of.pictures} ${values.rough ? 'rough ' : ''}pictures of 100 kB${of.atOnce ? ' at once' : ''}`,
      'refused or missing',
    ],
    told('hub', found.hub),
    told('bare', found.bare),
  ]),
)
for (const child of [generator, pictures]) child.stop()
rmSync(folder, { recursive: true })

function hub(): Promise<Beside> {
  return withServices(async (services) => {
    const stage = await openStage(bench, 'hub', profile.parse(values.profile), services)
    await prepareTenant(stage.env, crm)
    const standing = await stage.start()
    await burst(bench, bench.port, { first: 0, count: warmUp, delivered: true })
    const beside = await hubBeside(bench, of)
    await standing.stop()
    await stage.end()
    return beside
  })
}

async function bare(): Promise<Beside> {
  const forwarder = await startChild('./bare.ts', [audience.appSecret, crm])
  await burst(bench, forwarder.port, { first: 0, count: warmUp, delivered: true })
  const beside = await bareBeside(bench, forwarder.port, of)
  forwarder.stop()
  return beside
}

function told(name: string, { alone, beside, refused, missing }: Beside): readonly string[] {
  return [name, spreadText(alone), spreadText(beside), `${refused + missing}`]
}
