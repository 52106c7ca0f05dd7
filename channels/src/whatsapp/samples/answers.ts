import type { Sample } from '../../kit/sample.ts'
import { sample } from './envelope.ts'

const form = { name: 'flow', body: 'Sent', response_json: '{"flow_token":"t","day":"Monday"}' }

/** Answers to what the business offered: buttons, lists, forms, requests. */
export const answerSamples: readonly Sample[] = [
  sample(
    'a tap on a reply button',
    'interactive',
    { interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } } },
    { kind: 'choice', of: 'button', text: 'Yes', payload: 'yes', description: null },
  ),
  sample(
    'a choice from a list, with its description',
    'interactive',
    { interactive: { type: 'list_reply', list_reply: { id: 'dhl', title: 'DHL', description: '2 days' } } },
    { kind: 'choice', of: 'list', text: 'DHL', payload: 'dhl', description: '2 days' },
  ),
  sample(
    'a choice from a list without a description',
    'interactive',
    { interactive: { type: 'list_reply', list_reply: { id: 'dhl', title: 'DHL' } } },
    { kind: 'choice', of: 'list', text: 'DHL', payload: 'dhl', description: null },
  ),
  sample(
    'a flow that was filled in: JSON within JSON',
    'interactive',
    { interactive: { type: 'nfm_reply', nfm_reply: form } },
    { kind: 'form', name: 'flow', text: 'Sent', data: '{"flow_token":"t","day":"Monday"}' },
  ),
  sample(
    'an address that was filled in',
    'interactive',
    {
      interactive: {
        type: 'nfm_reply',
        nfm_reply: { name: 'address_message', body: 'Mumbai', response_json: '{"values":{"city":"Mumbai"}}' },
      },
    },
    { kind: 'form', name: 'address_message', text: 'Mumbai', data: '{"values":{"city":"Mumbai"}}' },
  ),
  sample(
    'a flow whose answer is no object',
    'interactive',
    { interactive: { type: 'nfm_reply', nfm_reply: { ...form, response_json: '[1,2]' } } },
    { kind: 'form', name: 'flow', text: 'Sent', data: '{"response":[1,2]}' },
  ),
  sample(
    'a flow whose answer is no JSON, without name and words',
    'interactive',
    { interactive: { type: 'nfm_reply', nfm_reply: { response_json: 'done' } } },
    { kind: 'form', name: 'flow', text: 'flow', data: '{"response":"done"}' },
  ),
  sample(
    'calls are allowed for good',
    'interactive',
    {
      interactive: {
        type: 'call_permission_reply',
        call_permission_reply: { response: 'accept', is_permanent: true, response_source: 'user_action' },
      },
    },
    { kind: 'choice', of: 'permission', text: 'May be called', payload: 'accept', description: 'For good' },
  ),
  sample(
    'calls are allowed for a while',
    'interactive',
    {
      interactive: {
        type: 'call_permission_reply',
        call_permission_reply: { response: 'accept', expiration_timestamp: '1750021183' },
      },
    },
    {
      kind: 'choice',
      of: 'permission',
      text: 'May be called',
      payload: 'accept',
      description: 'Until 2025-06-15',
    },
  ),
  sample(
    'calls are refused',
    'interactive',
    { interactive: { type: 'call_permission_reply', call_permission_reply: { response: 'reject' } } },
    {
      kind: 'choice',
      of: 'permission',
      text: 'Does not want to be called',
      payload: 'reject',
      description: null,
    },
  ),
  sample(
    "a tap on a template's quick reply",
    'button',
    { button: { payload: 'STOP', text: 'Unsubscribe' }, context: { from: '1555', id: 'wamid.ours' } },
    { kind: 'choice', of: 'template_button', text: 'Unsubscribe', payload: 'STOP', description: null },
    { replyTo: 'wamid.ours' },
  ),
  sample(
    "a tap on a template's quick reply without a payload of its own, and without context",
    'button',
    { button: { text: 'Unsubscribe' } },
    { kind: 'choice', of: 'template_button', text: 'Unsubscribe', payload: 'Unsubscribe', description: null },
  ),
]
