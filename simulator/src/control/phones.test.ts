import { expect, test } from 'vitest'

import { bubbleAnswer, customerAnswer, threadAnswer, type Kind } from '../phone/answers.ts'
import { attachables, saysFile } from '../phone/attachables.ts'
import { deedsOf } from '../phone/deeds.ts'
import { saidAgain } from '../phone/forwarded.ts'
import { readDetail } from '../phone/read-detail.ts'
import { number, profile, rig } from '../rig/rig.ts'
import { newMessage } from './shapes.ts'
import { threadView } from './views.ts'

const pairs = {
  whatsapp: { accountId: number.id, customerId: 'ana' },
  instagram: { accountId: profile.id, customerId: 'lea' },
} as const
const onPhones = (['whatsapp', 'instagram'] as const).flatMap((kind) =>
  attachables.filter(({ on }) => on.includes(kind)).map(({ label }) => ({ kind, label })),
)

test.each(onPhones)('the simulator takes what $kind’s menu has as $label', ({ kind, label }) => {
  const { control } = rig()
  control.write(message(kind, label))
  const { bubbles } = threadAnswer.parse(threadView(control.thread(...of(kind))))
  expect(bubbles).toHaveLength(1)
})

test.each(onPhones.filter(({ label }) => named(label).shared))(
  'the business’s own phone on $kind can send a $label, too',
  ({ kind, label }) => {
    const { control } = rig()
    if (kind === 'whatsapp') control.setCoexistence(number.id, { coexistence: true })
    const { says } = message(kind, label)
    if (!says) throw new Error('It says nothing.')
    control.echo({ ...pairs[kind], does: { kind: 'write', says } })
    expect(control.thread(...of(kind)).bubbles).toMatchObject([{ from: 'business' }])
  },
)

test.each(['whatsapp', 'instagram'] as const)('everything in the menu of deeds can be done on %s', (kind) => {
  const { control } = rig()
  const standing = { blocked: false, marketingStopped: false }
  const deeds = deedsOf(standing, () => '0100999').filter(({ on }) => on.includes(kind))
  for (const does of deeds.flatMap((deed) => deed.does)) control.act({ ...pairs[kind], does })
  const undone = threadAnswer.parse(threadView(control.thread(...of(kind))))
  expect(undone).toMatchObject({ blocked: true, marketingStopped: kind === 'whatsapp' })
  const [back] = deedsOf(undone, () => '0100999').filter(({ label }) => label.startsWith('Unblock'))
  for (const does of back?.does ?? []) control.act({ ...pairs[kind], does })
  expect(control.thread(...of(kind)).blocked).toBe(false)
})

test.each([
  ['whatsapp', 'image/png', 'image'],
  ['whatsapp', 'image/webp', 'sticker'],
  ['instagram', 'image/webp', 'document'],
  ['whatsapp', 'video/mp4', 'video'],
  ['instagram', 'audio/mp4', 'audio'],
  ['whatsapp', 'text/csv', 'document'],
] as const)('on %s an own file of type %s goes as %s', (kind, type, as) => {
  const { control } = rig()
  const says = saysFile('photo.jpg', { type, name: 'mine' }, 'Look', kind)
  expect(says.kind).toBe(as)
  expect(control.write(newMessage.parse({ ...pairs[kind], says })).files).toMatchObject([{ id: 'photo.jpg' }])
})

test('what has no words is read from what the platform has', () => {
  const { control } = rig()
  const detail = (kind: Kind, label: string) => control.write(message(kind, label)).detail
  expect(readDetail.place(detail('whatsapp', 'Location'))).toMatchObject({ name: 'Miradouro da Graça' })
  expect(readDetail.contacts(detail('whatsapp', 'Contact'))).toMatchObject([
    { name: { formatted_name: 'Rosa Lima' }, org: { company: 'Lima Flowers' } },
  ])
  expect(readDetail.order(detail('whatsapp', 'Order'))?.product_items[0]).toMatchObject({
    quantity: 2,
    item_price: 6.5,
  })
  expect(readDetail.shared(detail('instagram', 'Reel'))).toMatchObject({ type: 'ig_reel' })
  expect(readDetail.unsupported(detail('whatsapp', 'Poll'))).toBe('poll')
  expect(readDetail.place({ latitude: 'north' })).toBeUndefined()
})

test.each(['Photo', 'Video', 'Voice note', 'Document', 'Sticker', 'Location'])(
  'a forwarded %s says the same once more',
  (label) => {
    const { control } = rig()
    const first = bubbleAnswer.parse(control.write(message('whatsapp', label)))
    const again = newMessage.parse({ ...pairs.whatsapp, says: saidAgain(first), forwarded: 'once' })
    expect(control.write(again)).toMatchObject({
      type: first.type,
      text: first.text,
      forwarded: 'once',
      ...(first.files.length > 0 && { files: first.files }),
    })
  },
)

test('people are listed as the phones read them', () => {
  expect(
    rig()
      .control.customers()
      .map((one) => customerAnswer.parse(one).name),
  ).toEqual(['Ana', 'Lea'])
})

function named(label: string): (typeof attachables)[number] {
  const found = attachables.find((one) => one.label === label)
  if (!found) throw new Error(`There is no ${label}.`)
  return found
}

function message(kind: Kind, label: string) {
  return newMessage.parse({ ...pairs[kind], ...named(label).said('', kind) })
}

function of(kind: Kind): [string, string] {
  return [pairs[kind].accountId, pairs[kind].customerId]
}
