import { Agent, get } from 'node:http'

/** A hub behind the balancer. */
export interface Upstream {
  readonly port: number
  readonly agent: Agent
  /** Whether it wanted work when it was last asked. */
  ready(): boolean
  close(): void
}

const everyMs = 250

/** Asks a hub for its readiness all the time, as balancers do. */
export function lookAfter(port: number): Upstream {
  const agent = new Agent({ keepAlive: true })
  let ready = true
  const look = setInterval(() => {
    const asked = get({ host: '127.0.0.1', port, path: '/readyz', timeout: 2_000 }, (reply) => {
      ready = reply.statusCode === 200
      reply.resume()
    })
    asked.on('timeout', () => asked.destroy())
    asked.on('error', () => {
      ready = false
    })
  }, everyMs)
  look.unref()
  return {
    port,
    agent,
    ready: () => ready,
    close() {
      clearInterval(look)
      agent.destroy()
    },
  }
}
