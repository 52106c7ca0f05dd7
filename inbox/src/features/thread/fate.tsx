import { resolveMessage, type MessageShape } from '@parley/contract/message.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { call } from '../../api/call.ts'
import { trouble } from '../../api/trouble.ts'
import { useNow } from '../../ui/now.ts'
import { toast } from '../../ui/toast.tsx'
import { cacheMessage } from '../live/caches.ts'
import { text } from '../outbox/outbox.ts'
import { useWrite } from '../outbox/use-write.ts'
import { failureText } from './failure-text.ts'

interface Props {
  readonly message: MessageShape
  readonly channelLabel: string
}

/** What there is to say, and to do, about a message that did not simply go out. */
export function Fate({ message, channelLabel }: Props) {
  if (message.status === 'failed') return <Failed message={message} channelLabel={channelLabel} />
  if (message.status === 'unknown') return <Unknown message={message} channelLabel={channelLabel} />
  if (message.status === 'canceled')
    return <p className="fate">Withdrawn: a person took over before it went out.</p>
  if (message.status === 'pending' && message.error !== null) {
    return <p className="fate">{channelLabel} did not take it yet; we keep trying.</p>
  }
  return null
}

function Failed({ message, channelLabel }: Props) {
  const write = useWrite(message.conversation_id)
  const { content, error } = message
  return (
    <div className="fate" data-mood="failed">
      <p>{failureText(error?.code, channelLabel)}</p>
      <div className="fate-ways">
        {content.kind === 'text' && (
          <button
            type="button"
            className="button small"
            onClick={() => write(text(content.text, message.reply_to))}
          >
            Resend
          </button>
        )}
        {error && (
          <details>
            <summary>Details</summary>
            <p dir="auto">
              {error.detail} <code>{error.channel_code ?? error.code}</code>
            </p>
          </details>
        )}
      </div>
    </div>
  )
}

const checkingMs = 60_000

/** For a minute the channel may still tell by itself; then a person decides. */
function Unknown({ message, channelLabel }: Props) {
  const cache = useQueryClient()
  const now = useNow()
  const since = message.transitions.find(({ status }) => status === 'unknown')?.at ?? message.sent_at
  const settling = useMutation({
    mutationFn: (as: 'resend' | 'failed') =>
      call(resolveMessage, { params: { message_id: message.id }, body: { as } }),
    onSuccess: (settled) => cacheMessage(cache, settled),
    onError: (error) => toast.set({ text: `Not settled. ${trouble(error).title}` }),
  })
  const waited = now - Date.parse(since) >= checkingMs
  return (
    <div className="fate" data-mood="unknown">
      <p>We do not know yet whether {channelLabel} took it; checking.</p>
      {waited && (
        <div className="fate-ways">
          <button
            type="button"
            className="button small"
            disabled={settling.isPending}
            onClick={() => settling.mutate('resend')}
          >
            Send again
          </button>
          <button
            type="button"
            className="button small"
            disabled={settling.isPending}
            onClick={() => settling.mutate('failed')}
          >
            Mark as failed
          </button>
          <span className="hint">Sending again may deliver it twice.</span>
        </div>
      )}
    </div>
  )
}
