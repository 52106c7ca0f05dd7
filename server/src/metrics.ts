import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What `/metrics` shows (Prometheus). Labels are few and fixed: never an id, a name, a number or a text. */
export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, prefix: 'parley_' })
  return {
    text: () => registry.metrics(),
    contentType: registry.contentType,
    ...histograms(registers),
    ...counters(registers),
    secretsLeft: new Gauge({
      name: 'parley_secrets_without_key',
      help: 'Records whose secrets need an encryption key that is not configured',
      registers,
    }),
    /** A gauge that is asked for its value only when somebody reads the metrics. */
    gauge: (name: string, help: string, read: () => Promise<number>) =>
      new Gauge({
        name,
        help,
        registers,
        async collect() {
          this.set(await read())
        },
      }),
  }
}

export type Metrics = ReturnType<typeof createMetrics>

function histograms(registers: Registry[]) {
  return {
    requests: new Histogram({
      name: 'parley_http_request_seconds',
      help: 'How long requests took, by route and status class',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
    tasks: new Histogram({
      name: 'parley_task_seconds',
      help: 'How long tasks ran, by kind and how they ended',
      labelNames: ['kind', 'ending'],
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    }),
    waits: new Histogram({
      name: 'parley_task_wait_seconds',
      help: 'How long tasks were due before they ran: for the first time, or after they were put back',
      labelNames: ['try'],
      buckets: [0.01, 0.05, 0.25, 1, 5, 30, 120, 600],
      registers,
    }),
  }
}

function counters(registers: Registry[]) {
  /** Each value is there from the beginning, at 0: Prometheus sees no increase in what begins at 1. */
  const count = (name: string, help: string, label: string, values: readonly string[]) => {
    const counter = new Counter({ name, help, labelNames: [label], registers })
    for (const value of values) counter.inc({ [label]: value }, 0)
    return counter
  }
  const webhooks = 'Webhooks from channels, by what became of them'
  const circuits =
    'How often calls to an account or endpoint that kept failing were stopped, and let through again'
  const letters = 'Tasks that were given up on because they failed on our side, by reason'
  return {
    webhooks: count('parley_webhooks_total', webhooks, 'result', ['taken', 'refused']),
    circuits: count('parley_circuits_total', circuits, 'turn', ['opened', 'closed']),
    deadLetters: count('parley_dead_letters_total', letters, 'reason', ['poison', 'exhausted']),
  }
}
