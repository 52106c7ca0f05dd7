import { burst } from './burst.ts'
import { job as jobShape, type Job, type Result } from './job.ts'
import { pace } from './pace.ts'
import { sendPost, webhookPost } from './posts.ts'
import { startReceiver, type Receiver } from './receiver.ts'

/** The load generator and the far end of the hub's calls: a process of its own, told what to do by its parent. */
const receiver = await startReceiver()
process.on('message', (message) => {
  void run(receiver, jobShape.parse(message)).then((result) => process.send?.(result))
})
process.send?.({ port: receiver.port })

function run(far: Receiver, job: Job): Promise<Result> {
  far.forget()
  const numbers = Array.from({ length: job.count }, (_, index) => job.first + index)
  if (job.kind === 'sends') {
    const { cookie, conversations } = job
    const posts = numbers.map((n) => sendPost(n, cookie, conversations[n % conversations.length] ?? ''))
    return pace(far, { ...job, posts, expects: 'sends' })
  }
  const posts = numbers.map((n) => webhookPost(n, job.audience))
  if (job.kind === 'burst') return burst(far, { ...job, posts })
  return pace(far, { ...job, posts, expects: job.delivered ? 'webhooks' : null })
}
