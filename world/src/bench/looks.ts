import { wordOf } from './crowd/words.ts'
import { customerOf } from './posts.ts'
import type { Reader } from './reader.ts'

/** What a record holds that can be looked at. */
export interface Known {
  readonly accounts: readonly string[]
  /** Open conversations, the latest first. */
  readonly conversations: readonly string[]
  /** Messages from the middle of threads. */
  readonly messages: readonly { readonly id: string; readonly conversation: string }[]
}

const pagesDown = 200
const threads = 100

/** Goes down the list of open conversations, and into every so manyth of them. */
export async function explore(read: Reader): Promise<Known> {
  const accounts = ids(await read('/accounts'))
  const conversations: string[] = []
  let after = ''
  for (let page = 0; page < pagesDown; page += 1) {
    const { data, next } = await read(`/conversations?status=open&limit=200${after}`)
    conversations.push(...ids({ data }))
    if (!next) break
    after = `&after=${next}`
  }
  const messages: { id: string; conversation: string }[] = []
  for (let at = 0; at < threads; at += 1) {
    const conversation = pick(conversations, at)
    const all = ids(await read(`/conversations/${conversation}/messages?limit=50`))
    messages.push({ id: pick(all, Math.floor(all.length / 2), 1), conversation })
  }
  return { accounts, conversations, messages }
}

function ids({ data }: Pick<Awaited<ReturnType<Reader>>, 'data'>): readonly string[] {
  return data.flatMap(({ id }) => (id === undefined ? [] : [id]))
}

/** One after the other from everywhere; never two neighbours. */
function pick<T>(list: readonly T[], at: number, stride = 7_919): T {
  const one = list[(at * stride) % list.length]
  if (one === undefined) throw new Error('There is nothing to look at.')
  return one
}

/** Every record has as many people. */
const somebody = (at: number) => (at * 37) % 400
const found = (text: string) => `/search?text=${encodeURIComponent(text)}`
const open = '/conversations?status=open&limit=50'

/** What people look at, and the address of it for the time number `at`: each time another one. */
export const looks = {
  'inbox: open conversations': () => open,
  '… a page far down the list': ({ conversations }: Known, at: number) =>
    `${open}&after=${pick(conversations, at)}`,
  '… of one account': ({ accounts }: Known, at: number) => `${open}&account_id=${pick(accounts, at)}`,
  'inbox: unread conversations': () => `${open}&unread=true`,
  'inbox: how many are open and unread': () => '/conversation-counts',
  'a thread': ({ conversations }: Known, at: number) =>
    `/conversations/${pick(conversations, at + threads)}/messages?limit=50`,
  '… what was before a message': ({ messages }: Known, at: number) => {
    const { id, conversation } = pick(messages, at)
    return `/conversations/${conversation}/messages?limit=50&before=${id}`
  },
  'what became of a message': ({ messages }: Known, at: number) =>
    `/messages/${pick(messages, at).id}/status`,
  'search: a word that everybody says': (_: Known, at: number) => found(wordOf(at % 25)),
  '… that is said now and then': (_: Known, at: number) => found(wordOf(200 + at)),
  '… that hardly anybody says': (_: Known, at: number) => found(wordOf(15_000 + at)),
  '… two words': (_: Known, at: number) => found(`${wordOf(at % 25)} ${wordOf(200 + at)}`),
  '… two words as they stand': (_: Known, at: number) => found(`"${wordOf(at % 5)} ${wordOf(at % 7)}"`),
  '… the beginning of a word': (_: Known, at: number) => found(wordOf(3_000 + at).slice(0, 4)),
  '… a name': (_: Known, at: number) => found(`Customer ${somebody(at)}`),
  '… a number': (_: Known, at: number) => found(customerOf(somebody(at)).phone),
} as const satisfies Readonly<Record<string, (known: Known, at: number) => string>>

export type Look = keyof typeof looks

export const allLooks = Object.keys(looks).filter((name): name is Look => name in looks)
