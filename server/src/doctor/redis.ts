import type { Finding } from '@parley/contract/doctor.ts'

const patienceMs = 3_000
const about = 'REDIS_URL'

/** Whether Redis can be reached from here, and does not throw away what it is told. */
export async function examineRedis(url: string | undefined): Promise<readonly Finding[]> {
  if (url === undefined) return []
  const { createClient } = await import('@redis/client')
  const socket = { connectTimeout: patienceMs, reconnectStrategy: false } as const
  const client = createClient({ url, socket, disableOfflineQueue: true })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const policy = /maxmemory_policy:(\S+)/.exec(await client.info('memory'))?.[1] ?? 'noeviction'
    if (policy === 'noeviction') return []
    const problem = `Redis throws away what it is told when it is full (maxmemory-policy ${policy}).`
    return [{ about, problem, fix: 'Set maxmemory-policy to noeviction: then the hub notices, and tells.' }]
  } catch (error) {
    const reason = error instanceof Error ? error.message || error.name : String(error)
    const fix = 'Check REDIS_URL and the network; until then work and news take seconds.'
    return [{ about, problem: `Redis cannot be reached: ${reason}.`, fix }]
  } finally {
    if (client.isOpen) client.destroy()
  }
}
