import { readFileSync } from 'node:fs'

import { expect, it } from 'vitest'

import { openLoft } from './http/fixtures/loft.ts'

const examples = new URL('../../docs/examples/', import.meta.url)

it('every metric, and every label, that the dashboard and the alerts ask for is one of a hub at work', async () => {
  const loft = await openLoft()
  await loft.writes('hello')
  const there = await (await loft.booted.app.request('/metrics')).text()
  await loft.end()
  // A hub without Redis has no gauge of it.
  const names = new Set(['parley_redis_up', ...(there.match(/(?<=^# TYPE )\w+/gm) ?? [])])
  for (const [, name = ''] of there.matchAll(/^# TYPE (\w+) histogram/gm))
    for (const part of ['bucket', 'sum', 'count']) names.add(`${name}_${part}`)
  // These are Prometheus's own.
  const labels = new Set(['le', 'instance', 'job'])
  for (const [, inside = ''] of there.matchAll(/^parley_\w+\{(.*)\} /gm))
    for (const [, label = ''] of inside.matchAll(/(\w+)="/g)) labels.add(label)
  for (const file of ['grafana/parley.json', 'prometheus/alerts.yml']) {
    const text = readFileSync(new URL(file, examples), 'utf8').replaceAll('\\"', '"')
    const asked = new Set(text.match(/\bparley_[a-z_0-9]+/g))
    expect(asked.size).toBeGreaterThan(10)
    expect([...asked].filter((name) => !names.has(name))).toEqual([])
    const wanted = [
      ...[...text.matchAll(/\bby \(([\w, ]+)\)/g)].flatMap(([, list = '']) => list.split(', ')),
      ...(text.match(/(?<=[{,] ?)\w+(?==~?")/g) ?? []),
    ]
    expect(wanted.length).toBeGreaterThan(5)
    expect(wanted.filter((label) => !labels.has(label))).toEqual([])
  }
})
