import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export type RedisServer = Awaited<ReturnType<typeof startRedis>>

/**
 * A Redis server of its own, for tests and benchmarks: in a temporary folder, on a free port, which it keeps when it
 * comes back. `settings` are lines of `redis.conf`; without any it keeps nothing on the disk.
 */
export async function startRedis(program: string, settings: readonly string[] = ['appendonly no']) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-redis-'))
  const port = await freePort()
  const own = [`port ${port}`, `dir ${folder}`, 'bind 127.0.0.1', 'save ""', ...settings]
  const start = async () => {
    const server = spawn(program, ['-'], { stdio: ['pipe', 'pipe', 'inherit'] })
    const orphaned = () => server.kill('SIGKILL')
    process.once('exit', orphaned)
    server.once('exit', () => process.off('exit', orphaned))
    server.stdin.end(own.join('\n'))
    for await (const line of createInterface({ input: server.stdout }))
      if (line.includes('Ready to accept connections')) break
    server.stdout.resume()
    return server
  }
  let server = await start()
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (server.exitCode !== null || server.signalCode !== null) return
    const gone = once(server, 'exit')
    server.kill(signal)
    await gone
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    /** SIGKILL takes it down without a word. */
    stop,
    async start() {
      server = await start()
    },
    /** Stands still (true) or goes on: its connections stay open, and nobody answers. */
    freeze: (still: boolean) => void server.kill(still ? 'SIGSTOP' : 'SIGCONT'),
    /** Stops for good. */
    async end() {
      await stop('SIGKILL')
      rmSync(folder, { recursive: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}
