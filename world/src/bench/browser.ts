import { request } from 'undici'
import { z } from 'zod'

const messagePage = z.object({ data: z.array(z.object({ id: z.string(), direction: z.string() })) })
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

/** The latest messages of the business in these conversations, one of each. */
export async function sentIds(
  port: number,
  cookie: string,
  conversations: readonly string[],
): Promise<readonly string[]> {
  const pages = conversations.map(async (id) => {
    const url = `http://127.0.0.1:${port}/api/v1/conversations/${id}/messages?limit=20`
    const { body } = await request(url, { headers: { cookie } })
    const { data } = messagePage.parse(await body.json())
    return data.find(({ direction }) => direction === 'out')?.id
  })
  return (await Promise.all(pages)).filter((id) => id !== undefined)
}

/** The ids of the latest conversations. */
export async function conversationIds(port: number, cookie: string): Promise<readonly string[]> {
  const url = `http://127.0.0.1:${port}/api/v1/conversations?limit=200`
  const { body } = await request(url, { headers: { cookie } })
  return page.parse(await body.json()).data.map(({ id }) => id)
}
