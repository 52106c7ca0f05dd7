import { randomUUID } from 'node:crypto'

import type { Client } from '@parley/contract/client.ts'
import { listConversations } from '@parley/contract/conversation.ts'
import { listMessages, sendMessage, type MessageShape } from '@parley/contract/message.ts'
import type { FileId } from '@parley/core/domain/ids.ts'

import { keyHolder } from '../lapse/key-holder.ts'
import { demo } from '../plan.ts'
import type { World } from '../world.ts'
import { fetchTemplates } from './fetch-templates.ts'
import { saidInVain, saidOnInstagram, saidOnWhatsApp } from './kinds-said.ts'
import { toldOnInstagram, toldOnWhatsApp, type Told } from './kinds-told.ts'

export const whatsApp = { accountId: '106540352242922', customerId: 'ana' }
export const instagram = { accountId: '17841405793187218', customerId: 'lea' }

/** Ana (WhatsApp) and Léa (Instagram) say, do and are told whatever there is. The world is not quiet afterwards: two files never come. */
export async function playEveryKind(world: World): Promise<void> {
  const api = await keyHolder(() => world.url, demo)
  await fetchTemplates(api)
  await playOn(world, api, whatsApp, saidOnWhatsApp, toldOnWhatsApp)
  await playOn(world, api, instagram, saidOnInstagram, toldOnInstagram)
  for (const each of saidInVain) world.simulator.control.write({ ...whatsApp, ...each })
  await world.simulator.control.idle()
}

async function playOn(
  { simulator: { control }, quiet }: World,
  api: Client,
  whose: typeof whatsApp,
  said: typeof saidOnWhatsApp,
  told: (files: ReturnType<typeof filesIn>) => readonly Told[],
): Promise<void> {
  for (const each of said) {
    control.write({ ...whose, ...each })
    await quiet()
  }
  const thread = control.thread(whose.accountId, whose.customerId)
  const name = thread.customer.name
  const conversation = (await api(listConversations, {})).data.find(({ customer }) => customer.name === name)
  if (!conversation) throw new Error(`${name} has not arrived.`)
  const at = { params: { conversation_id: conversation.id }, query: { limit: 100 } }
  const messages = (await api(listMessages, at)).data
  const tell = async (content: Told, reply_to: string | null = null) => {
    const body = { conversation_id: conversation.id, content, reply_to, idempotency_key: randomUUID() }
    const sent = await api(sendMessage, { body })
    await quiet()
    return sent.message
  }
  for (const content of told(filesIn(messages))) await tell(content)

  const theirs = messages.findLast(({ direction }) => direction === 'in')
  if (!theirs) throw new Error(`${name} has said nothing.`)
  await tell({ kind: 'reaction', to: theirs.id, emoji: '❤️' })
  await tell({ kind: 'text', text: 'You asked this first' }, theirs.id)
  const ours = thread.bubbles.findLast(({ from }) => from === 'business')
  const does = (what: Parameters<typeof control.act>[0]['does']) => control.act({ ...whose, does: what })
  if (ours) does({ kind: 'reaction', messageId: ours.id, emoji: '😂' })
  const edited = control.write({ ...whose, text: 'See you at tne', ...(ours && { replyTo: ours.id }) })
  const unsent = control.write({ ...whose, text: 'Sorry, wrong chat' })
  await quiet()
  does({ kind: 'edit', messageId: edited.id, text: 'See you at ten' })
  does({ kind: 'unsend', messageId: unsent.id })
  if (thread.kind === 'whatsapp') {
    does({ kind: 'call', event: 'terminate', callId: 'wacid.1', seconds: 73 })
    does({ kind: 'identity' })
  }
  const offer = thread.bubbles.find(({ offers = [] }) => offers.length > 1)
  const [choice] = offer?.offers ?? []
  if (offer && choice) control.choose({ ...whose, messageId: offer.id, choice: choice.id })
  await quiet()
}

/** The first file of each kind. */
function filesIn(messages: readonly MessageShape[]) {
  const first = (kind: 'image' | 'voice' | 'video' | 'document'): FileId => {
    for (const { content } of messages.toReversed())
      if (content.kind === kind && content.file.state === 'stored') return content.file.id
    throw new Error(`There is no ${kind}.`)
  }
  return {
    get image() {
      return first('image')
    },
    get voice() {
      return first('voice')
    },
    get video() {
      return first('video')
    },
    get document() {
      return first('document')
    },
  }
}
