import type { AccountShape } from '@parley/contract/account.ts'
import type { ConversationShape } from '@parley/contract/conversation.ts'
import { useRef, type KeyboardEvent } from 'react'

import { useCell } from '../../ui/cell.ts'
import { Tray } from '../attachments/tray.tsx'
import { VoiceRecorder } from '../attachments/voice-recorder.tsx'
import { Answering } from './answering.tsx'
import { ComposerLine } from './composer-line.tsx'
import { enterSends } from './enter-sends.ts'
import { FilePicker } from './file-picker.tsx'
import { isSend } from './is-send.ts'
import { useComposerCommands } from './use-composer-commands.ts'
import { useDrop } from './use-drop.ts'
import { useRecording } from './use-recording.ts'
import { useReply } from './use-reply.ts'
import { useTyping } from './use-typing.ts'

interface Props {
  readonly conversation: ConversationShape
  readonly account: AccountShape
  /** The reply window is closed, and only a person may still answer. */
  readonly asPerson: boolean
  readonly pickTemplate: (() => void) | undefined
}

/** Words and files on their way to becoming a reply. */
export function Writing({ conversation, account, asPerson, pickTemplate }: Props) {
  const input = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const { recording, record, leave } = useRecording(input)
  const reply = useReply(conversation, account, asPerson)
  const type = useTyping(conversation, account, reply.setWords)
  const drop = useDrop(reply.attachments.add)
  const enter = useCell(enterSends)
  const attach = () => picker.current?.click()
  const send = () => {
    reply.send()
    input.current?.focus()
  }
  useComposerCommands({ focus: () => input.current?.focus(), attach, record: () => record(true), send })
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') input.current?.blur()
    if (!isSend(event.nativeEvent, enter)) return
    event.preventDefault()
    send()
  }
  return (
    <form
      className="composer"
      data-dropping={drop.over}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
      onKeyDown={leave}
      {...drop.handlers}
    >
      {asPerson && (
        <p className="hint as-person">
          The reply window is closed. {account.channel_label} still takes an answer that a person writes,
          marked as such.
        </p>
      )}
      {reply.answering && <Answering message={reply.answering} />}
      <Tray attachments={reply.attachments} />
      {recording ? (
        <VoiceRecorder
          close={() => record(false)}
          done={(voice) => {
            reply.addVoice(voice)
            record(false)
          }}
        />
      ) : (
        <textarea
          ref={input}
          aria-label="Message"
          placeholder="Write a reply"
          dir="auto"
          rows={1}
          value={reply.words}
          onChange={({ target }) => type(target.value)}
          onKeyDown={press}
          onPaste={({ clipboardData }) => reply.attachments.add(clipboardData.files)}
        />
      )}
      <FilePicker ref={picker} add={reply.attachments.add} />
      <ComposerLine
        reply={reply}
        limit={account.can.text}
        attach={attach}
        record={() => record(true)}
        pickTemplate={pickTemplate}
      />
    </form>
  )
}
