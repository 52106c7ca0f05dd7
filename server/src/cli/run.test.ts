import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openSmallHub, type SmallHub } from '../http/fixtures/small-hub.ts'
import { listen, type Listening } from '../listen.ts'
import { parley } from './fixtures.ts'

const operator = 'operator-key-of-this-hub-0123456789'

describe('the command line', () => {
  let hub: SmallHub
  let listening: Listening
  let env: Record<string, string>
  beforeAll(async () => {
    hub = await openSmallHub({ OPERATOR_KEY: operator })
    listening = await listen(hub.booted.app, '127.0.0.1', 0)
    const scopes = ['keys:read', 'keys:write', 'letters:read', 'letters:write', 'messages:read']
    const { secret } = (await hub.ask('POST', '/api/v1/keys', { name: 'cli', scopes })).body
    const PARLEY_URL = `http://127.0.0.1:${listening.port}`
    env = { PARLEY_URL, OPERATOR_KEY: operator, PARLEY_API_KEY: secret }
  })
  afterAll(async () => {
    await listening.close()
    await hub.end()
  })

  it('shows what there is, and what each command takes', async () => {
    const all = await parley(['--help'])
    expect(all.out).toContain('dead-letters replay <id>')
    const one = await parley(['keys', 'create', '--help'])
    expect([one.code, one.out]).toEqual([0, expect.stringContaining('--scopes <value>')])
  })

  it.each([
    [['keyz'], 'There is no command "keyz"'],
    [['keys', 'revoke'], 'takes <id>'],
    [['keys', 'create', 'x', '--scopes', 'nonsense'], '--scopes takes some of'],
    [['keys', 'list', '--colour'], "Unknown option '--colour'"],
  ])('%j is answered with what to do', async (args, said) => {
    const { code, err } = await parley(args, env)
    expect([code, err]).toEqual([2, expect.stringContaining(said)])
  })

  it('makes, lists and revokes keys', async () => {
    const made = await parley(['keys', 'create', 'CRM', '--scopes', 'messages:read', '--json'], env)
    const { key, secret } = JSON.parse(made.out)
    expect((await parley(['keys', 'list'], env)).out).toMatch(
      new RegExp(`${key.id} +CRM +messages:read +valid`),
    )
    expect((await parley(['keys', 'revoke', key.id], env)).out).toBe(`${key.id} is revoked.\n`)
    const refused = await parley(['keys', 'list'], { ...env, PARLEY_API_KEY: secret })
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('revoked')])
  })

  it('creates and lists businesses for the operator', async () => {
    const args = [
      'tenants',
      'create',
      'Aurora',
      '--email',
      'olga@aurora.example',
      '--owner',
      'Olga',
      '--json',
    ]
    const { tenant, owner } = JSON.parse((await parley(args, env)).out)
    expect(owner.token).toBeTruthy()
    expect((await parley(['tenants', 'list'], env)).out).toContain(tenant.id)
    const refused = await parley(['tenants', 'list'], { PARLEY_URL: env['PARLEY_URL'] ?? '' })
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('set OPERATOR_KEY')])
  })

  it('lists and discards dead letters', async () => {
    expect((await parley(['dead-letters', 'list', '--json'], env)).out).toContain('"data": []')
    const all = await parley(['dead-letters', 'replay', 'all', '--dry-run'], env)
    expect(all.out).toBe('0 would be replayed.\n')
    const unknown = await parley(['dead-letters', 'discard', 'dlq_01h455vb4pex5vsknk084sn02q'], env)
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('There is no such dead letter')])
  })

  it('says so where no hub answers', async () => {
    const { code, err } = await parley(['keys', 'list', '--url', 'http://127.0.0.1:9'], env)
    expect([code, err]).toEqual([2, expect.stringContaining('No hub answers at http://127.0.0.1:9')])
  })
})
