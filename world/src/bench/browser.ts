import { request } from 'undici'
import { z } from 'zod'

const page = z.object({ data: z.array(z.object({ id: z.string() })) })

/** Signs in as a browser does and gives the session's cookie. */
export async function signIn(port: number, who: { email: string; password: string }): Promise<string> {
  const { statusCode, headers, body } = await request(`http://127.0.0.1:${port}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(who),
  })
  await body.dump()
  const cookie = [headers['set-cookie'] ?? []].flat()[0]?.split(';')[0]
  if (statusCode !== 200 || cookie === undefined)
    throw new Error(`Signing in was answered with ${statusCode}.`)
  return cookie
}

/** The ids of the latest conversations. */
export async function conversationIds(port: number, cookie: string): Promise<readonly string[]> {
  const url = `http://127.0.0.1:${port}/api/v1/conversations?limit=200`
  const { body } = await request(url, { headers: { cookie } })
  return page.parse(await body.json()).data.map(({ id }) => id)
}
