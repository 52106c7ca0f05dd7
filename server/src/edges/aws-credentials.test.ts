import { Hono } from 'hono'
import { expect, test } from 'vitest'

import { listen } from '../listen.ts'
import { thisMachine } from '../surroundings.ts'
import { roleCredentials } from './aws-credentials.ts'
import { undiciHttp } from './http-undici.ts'

const hour = 3_600_000
const start = Date.parse('2026-11-21T17:00:00Z')

test('the role of the machine is asked with a token, once, and again before its credentials end', async () => {
  let given = 0
  const metadata = new Hono()
  metadata.put('/latest/api/token', ({ req, text }) =>
    req.header('x-aws-ec2-metadata-token-ttl-seconds') === undefined ? text('', 400) : text('a token'),
  )
  metadata.get('/latest/meta-data/iam/security-credentials/:role{.*}', ({ req, text, json }) => {
    if (req.header('x-aws-ec2-metadata-token') !== 'a token') return text('', 401)
    if (req.param('role') === '') return text('hub\n')
    given += 1
    return json({
      AccessKeyId: `key ${given}`,
      SecretAccessKey: 'secret',
      Token: 'session',
      Expiration: new Date(start + given * 6 * hour).toISOString(),
    })
  })
  const listening = await listen(metadata, '127.0.0.1', 0)
  const url = `http://127.0.0.1:${listening.port}`
  const http = undiciHttp(new Set([url]), thisMachine)
  let now = start
  const credentials = roleCredentials(http, () => now, url)
  expect(await credentials()).toEqual({ id: 'key 1', secret: 'secret', session: 'session' })
  now += 5 * hour
  expect((await credentials()).id).toBe('key 1')
  now += hour - 60_000
  expect((await credentials()).id).toBe('key 2')
  await http.close()
  await listening.close()
})

test('a machine without a role says so', async () => {
  const listening = await listen(new Hono(), '127.0.0.1', 0)
  const url = `http://127.0.0.1:${listening.port}`
  const http = undiciHttp(new Set([url]), thisMachine)
  await expect(roleCredentials(http, () => start, url)()).rejects.toThrow(
    'no role to use the bucket with: it answers 404',
  )
  await http.close()
  await listening.close()
})
