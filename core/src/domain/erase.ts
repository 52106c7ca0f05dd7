import type { Decision } from './change.ts'
import { droppingFiles } from './decisions/fetch.ts'
import type { HubEvent, News } from './event.ts'
import { fileIds } from './files-within.ts'
import type { Message } from './message.ts'

/** Router mode: what was said goes, that it was said stays (ids, times, statuses, sequences). */
export function eraseMessage(message: Message): Message {
  const { context: _around, edits: _before, ...rest } = message
  return { ...rest, content: { kind: 'erased' } }
}

/** The same event without what was said, and without who said it: of the customer only the id stays. */
export function eraseEvent<E extends Pick<HubEvent, 'news'>>(event: E): E {
  return { ...event, news: eraseNews(event.news) }
}

function eraseNews(news: News): News {
  switch (news.kind) {
    case 'message.received':
    case 'message.queued':
    case 'message.echoed':
      return {
        ...news,
        message: eraseMessage(news.message),
        conversation: { ...news.conversation, preview: { ...news.conversation.preview, text: '' } },
        customer: { ...news.customer, name: '', identities: [] },
      }
    case 'account.updated':
    case 'template.updated':
      return news
    case 'conversation.updated':
      return { ...news, customer: { ...news.customer, name: '', identities: [] } }
    default:
      return { ...news, message: eraseMessage(news.message) }
  }
}

/** The decision about a message that its channel has, which needs its content and files no more. The log never had it. */
export function withoutContent(decision: Decision): Decision {
  const changes = decision.changes.map((change) => {
    if (change.kind !== 'put' || change.record !== 'message') return change
    return { ...change, value: eraseMessage(change.value) }
  })
  const dropping = decision.changes.flatMap((change) =>
    change.kind === 'put' && change.record === 'message'
      ? droppingFiles(fileIds(change.value), change.value.createdAt)
      : [],
  )
  return { ...decision, changes, tasks: [...decision.tasks, ...dropping] }
}
