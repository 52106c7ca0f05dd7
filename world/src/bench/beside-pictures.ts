import { z } from 'zod'

import { startChild } from './child.ts'
import type { Result } from './job.ts'
import { steady, usedMs, type Bench } from './loads.ts'
import { pause } from './receiver.ts'
import { middle, type Spread } from './spread.ts'

/** What messages suffer from pictures that are fetched meanwhile: medians of short windows without and with them, in turn. */
export interface Beside {
  readonly alone: Spread
  readonly beside: Spread
  readonly refused: number
  readonly missing: number
}

/** A bench with pictures on it. */
export type PicturedBench = Bench & Required<Pick<Bench, 'pictures'>>

export interface Pictured {
  readonly perSecond: number
  readonly pictures: number
  readonly windows: number
}

const pictured: Pictured = { perSecond: 1_000, pictures: 100, windows: 4 }
const windowSeconds = 2

/** On a hub every so many messages are pictures, which it fetches. */
export function hubBeside(bench: PicturedBench, of: Pictured = pictured): Promise<Beside> {
  const every = Math.round(of.perSecond / of.pictures)
  const from = { every, port: bench.pictures.port }
  return inTurn(bench, of, (window, first, isBusy) =>
    steady(window, bench.port, first, { perSecond: of.perSecond, pictures: isBusy ? from : null }),
  )
}

/** Beside a bare server on that port, another process does with as many pictures what the hub does. */
export async function bareBeside(
  bench: PicturedBench,
  port: number,
  of: Pictured = pictured,
): Promise<Beside> {
  const work = await startChild('./picture-work.ts', [bench.folder, String(bench.pictures.port)])
  const fetching = (count: number) => work.ask({ count, perSecond: of.pictures }, z.object({}))
  await fetching(20)
  const beside = await inTurn(bench, of, async (window, first, isBusy) => {
    const fetched = isBusy ? fetching(of.pictures * windowSeconds) : null
    const result = await steady(window, port, first, { perSecond: of.perSecond })
    await fetched
    return result
  })
  work.stop()
  return beside
}

type Window = (bench: Bench, first: number, isBusy: boolean) => Promise<Result>

async function inTurn(bench: Bench, { windows }: Pictured, run: Window): Promise<Beside> {
  const found = { alone: Array<Result>(), beside: Array<Result>() }
  const window = { ...bench, seconds: windowSeconds }
  for (let at = 0; at < windows; at += 1) {
    const first = 5_000_000 + at * 200_000
    found.alone.push(await run(window, first, false))
    found.beside.push(await run(window, first + 100_000, true))
    await quiet(bench)
  }
  const sum = (what: 'refused' | 'missing') =>
    [...found.alone, ...found.beside].reduce((total, each) => total + each[what], 0)
  const spreadOf = (results: readonly Result[]) => middle(results.map(({ arrival }) => arrival))
  return {
    alone: spreadOf(found.alone),
    beside: spreadOf(found.beside),
    refused: sum('refused'),
    missing: sum('missing'),
  }
}

/** Until what was asked for is done. */
async function quiet(bench: Bench): Promise<void> {
  for (let before = -Infinity; ;) {
    const now = usedMs(bench)
    if (now - before < 50) return
    before = now
    await pause(500)
  }
}
