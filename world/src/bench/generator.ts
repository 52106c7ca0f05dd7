import { burst } from './burst.ts'
import { job as jobShape, type Job, type Result, type Tally } from './job.ts'
import { pace } from './pace.ts'
import { sendPost, statusQuery, webhookPost } from './posts.ts'
import { startReceiver, type Receiver } from './receiver.ts'

/** The load generator and the far end of the hub's calls: a process of its own, told what to do by its parent. */
const receiver = await startReceiver()
process.on('message', (message) => {
  void run(receiver, jobShape.parse(message)).then((result) => process.send?.(result))
})
process.send?.({ port: receiver.port })

async function run(far: Receiver, job: Job): Promise<Result | Tally> {
  if (job.kind === 'expect') far.expect(job.first, job.count)
  if (job.kind === 'expect' || job.kind === 'tally') return { webhooks: far.webhooks.size }
  if (job.kind !== 'keep up') far.expect(job.first, job.count)
  return load(far, job)
}

function load(far: Receiver, job: Exclude<Job, { kind: 'expect' | 'tally' }>): Promise<Result> {
  const numbers = Array.from({ length: job.count }, (_, index) => job.first + index)
  if (job.kind === 'sends') {
    const { cookie, conversations } = job
    const posts = numbers.map((n) => sendPost(n, cookie, conversations[n % conversations.length] ?? ''))
    return besideWebhooks(far, job, { posts, expects: 'sends' })
  }
  if (job.kind === 'queries') {
    const { cookie, messages } = job
    const posts = numbers.map((n) => statusQuery(messages[n % messages.length] ?? '', cookie))
    return besideWebhooks(far, job, { posts, expects: null })
  }
  if (job.kind !== 'pace') {
    const posts = numbers.map((n) => webhookPost(n, job.audience))
    return job.kind === 'burst' ? burst(far, { ...job, posts }) : pace(far, { ...job, posts, expects: null })
  }
  return besidePictures(far, job)
}

async function besidePictures(far: Receiver, job: Extract<Job, { kind: 'pace' }>): Promise<Result> {
  const { first, count, audience, pictures } = job
  const at = (n: number) => `http://127.0.0.1:${pictures?.port}/picture/${n}`
  if (pictures) far.showPictures(pictures.port)
  const isPicture = (n: number) => n >= first + count || (pictures !== null && n % pictures.every === 0)
  const post = (_: unknown, index: number) =>
    webhookPost(
      first + index,
      audience,
      pictures?.port && isPicture(first + index) ? at(first + index) : null,
    )
  const posts = Array.from({ length: count + (pictures?.ahead ?? 0) }, post)
  const atOnce = posts.splice(count)
  const [result] = await Promise.all([
    pace(far, { ...job, posts, expects: job.delivered ? 'webhooks' : null }),
    atOnce.length > 0 ? pace(far, { ...job, posts: atOnce, perSecond: Infinity, expects: null }) : null,
  ])
  return result
}

type Beside = Extract<Job, { kind: 'sends' | 'queries' }>

/** As many webhooks come in meanwhile; their numbers follow. */
async function besideWebhooks(
  far: Receiver,
  { port, first, count, perSecond, audience }: Beside,
  measured: Pick<Parameters<typeof pace>[1], 'posts' | 'expects'>,
): Promise<Result> {
  const webhooks = Array.from({ length: count }, (_, index) => webhookPost(first + count + index, audience))
  const [result] = await Promise.all([
    pace(far, { port, first, perSecond, ...measured }),
    pace(far, { port, first: first + count, perSecond, posts: webhooks, expects: null }),
  ])
  return result
}
