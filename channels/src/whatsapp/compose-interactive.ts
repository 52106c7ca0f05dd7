import type { Buttons, Content, Flow, Header, Link, List, Request } from '@parley/core/domain/content.ts'
import type { OutgoingFile } from '@parley/core/ports/channel.ts'

import { record } from '../kit/json.ts'
import { fromJson } from '../kit/wait.ts'
import { mediaOf } from './compose-parts.ts'

type Interactive = Extract<Content<OutgoingFile>, { kind: 'buttons' | 'list' | 'link' | 'request' | 'flow' }>

/** The `interactive` object (WhatsApp Cloud API, "Interactive messages"); null for what it has no form of. */
export function interactive(content: Interactive): object | null {
  switch (content.kind) {
    case 'buttons':
      return { type: 'button', ...framed(content), action: { buttons: content.buttons.map(replyOf) } }
    case 'list':
      return listOf(content)
    case 'link':
      return {
        type: 'cta_url',
        ...framed(content),
        action: { name: 'cta_url', parameters: { display_text: content.title, url: content.url } },
      }
    case 'request':
      return requestOf(content)
    case 'flow':
      return flowOf(content)
  }
}

function framed({ text, header, footer }: Buttons<OutgoingFile> | Link<OutgoingFile>): object {
  return {
    ...(header ? { header: headerOf(header) } : {}),
    body: { text },
    ...(footer === null ? {} : { footer: { text: footer } }),
  }
}

function headerOf(header: Header<OutgoingFile>): object {
  return header.kind === 'text' ? { type: 'text', text: header.text } : mediaOf(header)
}

function replyOf({ title, payload }: Buttons['buttons'][number]): object {
  return { type: 'reply', reply: { id: payload, title } }
}

function listOf({ text, header, footer, button, sections }: List): object {
  return {
    type: 'list',
    ...(header === null ? {} : { header: { type: 'text', text: header } }),
    body: { text },
    ...(footer === null ? {} : { footer: { text: footer } }),
    action: {
      button,
      sections: sections.map(({ title, rows }) => ({
        ...(title === null ? {} : { title }),
        rows: rows.map((row) => ({
          id: row.payload,
          title: row.title,
          ...(row.description === null ? {} : { description: row.description }),
        })),
      })),
    },
  }
}

function requestOf({ of, text, country }: Request): object | null {
  switch (of) {
    case 'location':
      return { type: 'location_request_message', body: { text }, action: { name: 'send_location' } }
    case 'address':
      return {
        type: 'address_message',
        body: { text },
        action: { name: 'address_message', parameters: { country } },
      }
    case 'contact_info':
      return null
  }
}

/** Flows API, "Sending a flow". With a screen the flow opens there; else its own endpoint is asked for the first one. */
function flowOf({ text, flow, title, token, screen, data }: Flow): object {
  const first = record(fromJson(data ?? ''))
  return {
    type: 'flow',
    body: { text },
    action: {
      name: 'flow',
      parameters: {
        flow_message_version: '3',
        flow_id: flow,
        flow_cta: title,
        ...(token === null ? {} : { flow_token: token }),
        ...(screen === null
          ? {}
          : { flow_action: 'navigate', flow_action_payload: { screen, ...(first ? { data: first } : {}) } }),
      },
    },
  }
}
