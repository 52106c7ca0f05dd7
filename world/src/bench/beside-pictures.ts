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
  /** In a window. */
  readonly pictures: number
  /** All when the window opens, on top of its messages; or else one of so many messages is a picture. */
  readonly atOnce: boolean
  readonly windows: number
  readonly seconds: number
}

const pictured: Pictured = { perSecond: 1_000, pictures: 200, atOnce: false, windows: 4, seconds: 2 }

/** On a hub the pictures are messages, and it fetches them. */
export function hubBeside(bench: PicturedBench, of: Pictured = pictured): Promise<Beside> {
  const every = of.atOnce ? 0 : Math.round((of.perSecond * of.seconds) / of.pictures)
  const from = { every, ahead: of.atOnce ? of.pictures : 0, port: bench.pictures.port }
  // As many texts come at once without pictures: what counts is what the files cost.
  return inTurn(bench, of, (window, first, isBusy) =>
    steady(window, bench.port, first, {
      perSecond: of.perSecond,
      pictures: isBusy ? from : { ...from, port: 0 },
    }),
  )
}

/** Beside a bare server on that port, another process does with as many pictures what the hub does. */
export async function bareBeside(
  bench: PicturedBench,
  port: number,
  of: Pictured = pictured,
): Promise<Beside> {
  const work = await startChild('./picture-work.ts', [bench.folder, String(bench.pictures.port)])
  const perSecond = of.atOnce ? of.pictures * 1_000 : of.pictures / of.seconds
  const fetching = (count: number) => work.ask({ count, perSecond }, z.object({}))
  await fetching(20)
  const beside = await inTurn(bench, of, async (window, first, isBusy) => {
    const fetched = isBusy ? fetching(of.pictures) : null
    const result = await steady(window, port, first, { perSecond: of.perSecond })
    await fetched
    return result
  })
  work.stop()
  return beside
}

type Window = (bench: Bench, first: number, isBusy: boolean) => Promise<Result>

async function inTurn(bench: PicturedBench, { windows, seconds }: Pictured, run: Window): Promise<Beside> {
  const found = { alone: Array<Result>(), beside: Array<Result>() }
  let unfetched = 0
  const window = { ...bench, seconds }
  for (let at = 0; at < windows; at += 1) {
    const first = 5_000_000 + at * 200_000
    found.alone.push(await run(window, first, false))
    found.beside.push(await run(window, first + 100_000, true))
    unfetched = await quiet(bench)
  }
  const sum = (what: 'refused' | 'missing') =>
    [...found.alone, ...found.beside].reduce((total, each) => total + each[what], 0)
  const spreadOf = (results: readonly Result[]) => middle(results.map(({ arrival }) => arrival))
  return {
    alone: spreadOf(found.alone),
    beside: spreadOf(found.beside),
    refused: sum('refused'),
    missing: sum('missing') + unfetched,
  }
}

/** Until what was asked for is done, and every picture has been fetched, or two minutes have passed: how many are left. */
async function quiet(bench: PicturedBench): Promise<number> {
  for (let [looks, before] = [0, -Infinity]; ; looks += 1) {
    const now = usedMs(bench)
    const { unfetched } = await bench.pictures.ask({}, z.object({ unfetched: z.int() }))
    if ((unfetched === 0 && now - before < 50) || looks === 240) return unfetched
    before = now
    await pause(500)
  }
}
