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
 * `node world/src/bench/beside.ts [--profile embedded|server --per-second 300 --pictures 50 --windows 6]`: what messages
 * suffer from pictures of 100 kB that are fetched beside them; and what a bare server suffers beside the same work of
 * another process.
 */
const { values } = parseArgs({
  options: {
    profile: { type: 'string', default: 'embedded' },
    'per-second': { type: 'string', default: '300' },
    pictures: { type: 'string', default: '50' },
    windows: { type: 'string', default: '6' },
  },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
const of = {
  perSecond: Number(values['per-second']),
  pictures: Number(values.pictures),
  windows: Number(values.windows),
}
const generator = await startChild('./generator.ts')
const pictures = await startChild('./pictures.ts')
const folder = mkdtempSync(join(tmpdir(), 'parley-beside-'))
const bench: PicturedBench = { generator, pictures, folder, port: await freePort(), count: 0, seconds: 0 }
const crm = `http://127.0.0.1:${generator.port}/crm`
const found = { hub: await hub(), bare: await bare() }
console.log(
  `webhook → CRM at ${of.perSecond}/s, ms p50 / p99 / p99.9; medians of ${of.windows} windows each\n`,
)
console.log(
  markdown([
    ['', 'alone', `beside ${of.pictures} pictures of 100 kB a second`, 'refused or missing'],
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
