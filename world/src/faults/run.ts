import { join } from 'node:path'

import { boot } from '@parley/server/boot'
import { readEnv } from '@parley/server/env'

import { populate } from '../populate.ts'
import { seed } from '../seed.ts'
import { appSecret, openFarSide, type FarSide } from './far-side.ts'
import { startHub } from './hub-process.ts'
import { keep } from './keep.ts'
import { killAgainAndAgain } from './killer.ts'
import { busy } from './plan.ts'
import { freePort } from './port.ts'
import { comeToRest } from './quiet.ts'
import { seeded } from './random.ts'
import { reportOn, type Report } from './report.ts'

export interface Faults {
  readonly messages: number
  readonly conversations: number
  readonly perSecond: number
  readonly kills: number
  readonly seed: number
  /** For the hub's record and log, and for the ledgers if something is wrong. */
  readonly folder: string
}

/** Customers write in the roughest weather there is while the hub is killed and started again; then all is counted. */
export async function runFaults(faults: Faults): Promise<Report> {
  const random = seeded(faults.seed)
  const port = await freePort()
  let secret = ''
  const far = await openFarSide(port, random, () => secret)
  const env = environment(far, port, faults.folder)
  const { hub, stop } = await boot(readEnv({ ...env, LOG_LEVEL: 'silent' }))
  const planted = await seed(hub, busy, `${far.url}/sink`)
  await stop()
  secret = planted.secret
  populate(far.simulator, planted.accounts, busy)
  const report = await live(faults, far, env, random)
  await far.close()
  return report
}

async function live(
  faults: Faults,
  far: FarSide,
  env: ReturnType<typeof environment>,
  random: () => number,
): Promise<Report> {
  const { control } = far.simulator
  const { messages, conversations: customers, perSecond, kills, folder } = faults
  const options = { env, logFile: join(folder, 'hub.log') }
  const hub = await startHub(options)
  control.setLimits({ whatsappPerSecond: 100_000, instagramPerSecond: 100_000, pairBurst: 100_000 })
  control.setChaos({ preset: 'worst' })
  const accountIds = control.accounts().map(({ id }) => id)
  const load = control.load({ accountIds, messages, customers, perSecond })
  const everyMs = (messages * 1000) / perSecond / Math.max(1, kills)
  const survivor = await killAgainAndAgain(hub, options, { kills, everyMs, random })
  await load.done
  const atRest = await comeToRest(survivor, options, far)
  const report = reportOn(far, messages, atRest)
  if (!report.right) keep(folder, far, report)
  return report
}

function environment(far: FarSide, port: number, folder: string) {
  return {
    PORT: String(port),
    DATA_DIR: join(folder, 'data'),
    META_APP_SECRET: appSecret,
    META_VERIFY_TOKEN: 'faults',
    SIMULATOR_URL: `${far.url}/simulator`,
    ALLOW_PRIVATE_ORIGINS: far.url,
  }
}
