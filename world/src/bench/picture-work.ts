import { randomUUID } from 'node:crypto'

import { readEnv } from '@parley/server/env'
import { wire } from '@parley/server/wiring'
import { z } from 'zod'

/**
 * What the hub does with pictures, without the hub: fetches, hashes, writes and looks at as many a second as it is told
 * to, in a process of its own that goes last. So a bare server's suffering can be seen beside the same work.
 */
const job = z.object({ count: z.int(), perSecond: z.number() })
const [folder = '', port = ''] = process.argv.slice(2)
const { hub } = await wire(
  readEnv({ DATA_DIR: folder, LOG_LEVEL: 'silent', ALLOW_PRIVATE_ORIGINS: `http://127.0.0.1:${port}` }),
)
process.on('message', (message) => {
  void work(job.parse(message)).then(() => process.send?.({}))
})
process.send?.({})

const atOnce = 16
const limits = { timeoutMs: 35_000, maxBodyBytes: 16 * 1024 }

async function work({ count, perSecond }: z.infer<typeof job>): Promise<void> {
  const startedAt = performance.now()
  let next = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let index = next++; index < count; index = next++) {
        const early = startedAt + (index * 1000) / perSecond - performance.now()
        if (early > 0) await pause(early)
        const url = `http://127.0.0.1:${port}/picture/${randomUUID()}`
        if (!(await fetchPicture(url))) await fetchPicture(url)
      }
    }),
  )
}

/** Whether it was to be had. */
async function fetchPicture(url: string): Promise<boolean> {
  const call = { method: 'GET', url, headers: {}, body: null } as const
  const { kind } = await hub.http.download(call, limits, (bytes) =>
    hub.blobs.keep('ten_bench', bytes, 1024 ** 2, ({ hash }) =>
      hub.studio.look('ten_bench', hash, 'image/jpeg'),
    ),
  )
  return kind === 'taken'
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}
