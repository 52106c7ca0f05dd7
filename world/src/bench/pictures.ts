import { createServer } from 'node:http'
import { constants, setPriority } from 'node:os'

import sharp from 'sharp'

import { listenAnywhere } from '../faults/port.ts'

/**
 * Where the pictures of the messages lie: a process of its own that comes last, because a channel's servers use no core
 * of the hub's. All are one photograph of 1.2 megapixels and 100 kB, and no two the same: what stands behind the end of
 * a JPEG is not looked at. If they are to be `rough`, of four pictures one is refused at first, and one takes three seconds.
 */
const bytes = 100_000
const markBytes = 32
setPriority(constants.priority.PRIORITY_LOW)
const picture = await photograph()
const isRough = process.argv[2] === 'rough'
const slowMs = 3_000
/** Each that was asked for, in that order, and whether it was handed over. */
const asked = new Map<string, boolean>()
const server = createServer(({ url = '' }, response) => {
  const isFirst = !asked.has(url)
  if (isFirst) asked.set(url, false)
  const fate = isFirst && isRough ? asked.size % 4 : 0
  if (fate === 1) return void response.writeHead(503).end()
  response.setHeader('content-length', bytes)
  response.write(picture)
  const end = () => response.end(url.slice(-markBytes).padStart(markBytes), () => asked.set(url, true))
  setTimeout(end, fate === 2 ? slowMs : 0)
})
server.keepAliveTimeout = 120_000
process.on('message', () => {
  process.send?.({ unfetched: [...asked.values()].filter((isFetched) => !isFetched).length })
})
process.send?.({ port: await listenAnywhere(server) })

/** Clouds, which take about as much work as what people photograph. */
async function photograph(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  const spots = sharp({ create: { width: 64, height: 48, channels: 3, background: '#888', noise } })
  const clouds = await sharp(await spots.png().toBuffer())
    .resize(1_280, 960, { kernel: 'cubic' })
    .jpeg({ quality: 70 })
    .toBuffer()
  return Buffer.concat([clouds], bytes - markBytes)
}
