import { deep } from '../../kit/deep.ts'
import type { Heavy } from '../../kit/sample.ts'

const many = <T>(size: number, item: (at: number) => T): T[] =>
  Array.from({ length: size }, (_, at) => item(at))

const entry = (more: object): unknown => ({
  object: 'instagram',
  entry: [{ id: '17841472110558136', time: 1_740_157_200_749, ...more }],
})
const item = (message: object): object => ({
  sender: { id: '1597320944629412' },
  recipient: { id: '17841472110558136' },
  timestamp: 1_740_157_200_421,
  message: { mid: 'aWdf', ...message },
})

/** Bodies of any size: what a channel does with each must not grow faster than they do. */
export const heavySamples: readonly Heavy[] = [
  {
    name: 'texts',
    of: (size) => entry({ messaging: many(size, () => item({ text: 'Hi' })) }),
  },
  {
    name: 'nothing but zeros',
    of: (size) => entry({ messaging: many(size, () => 0) }),
  },
  {
    name: 'many attachments',
    of: (size) =>
      entry({
        messaging: [
          item({
            attachments: many(size, () => ({ type: 'image', payload: { url: 'https://a.example/' } })),
          }),
        ],
      }),
  },
  {
    name: 'many cards',
    of: (size) =>
      entry({
        messaging: [
          item({
            attachments: [{ type: 'template', payload: { elements: many(size, () => ({ title: 'A' })) } }],
          }),
        ],
      }),
  },
  {
    name: 'fields of which each has another name',
    of: (size) => entry({ changes: many(size, (at) => ({ field: `f${at}` })) }),
  },
  {
    name: 'a deep value',
    of: (size) => entry({ messaging: [item({ text: deep(size) })] }),
  },
]
