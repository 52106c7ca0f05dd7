import { expect, it } from 'vitest'

import { borders } from './borders.ts'

/** What the checker says about one file that says `text`, in a tree that also holds `others`. */
function judge(path: string, text: string, ...others: string[]): string | undefined {
  const files = [{ path, text }, ...others.map((other) => ({ path: other, text: '' }))]
  return borders(files)[0]?.message
}

it('lets a flow import a decision', () => {
  const text = "import { climb } from '../domain/status.ts'"
  expect(judge('core/src/flows/receive.ts', text, 'core/src/domain/status.ts')).toBeUndefined()
})

it.each([
  [
    'core/src/domain/message.ts',
    "import { send } from '../flows/send.ts'",
    'core/src/flows/send.ts',
    'core/domain may not know core/flows',
  ],
  [
    'core/src/ports/store.ts',
    "import { climb } from '../domain/status.ts'",
    'core/src/domain/status.ts',
    'use "import type"',
  ],
  [
    'channels/src/instagram/parse.ts',
    "import { read } from '../whatsapp/read.ts'",
    'channels/src/whatsapp/read.ts',
    'belongs in channels/src/kit',
  ],
  [
    'server/src/http/app.ts',
    "import {\n  Inbox,\n} from '../../../inbox/src/app.ts'",
    'inbox/src/app.ts',
    'import "@parley/inbox/…"',
  ],
  ['server/src/worker.ts', "export * from './hub'", 'server/src/hub.ts', 'write its whole name'],
  ['world/src/demo.ts', "await import(\n'./gone.ts')", 'world/src/kept.ts', 'There is no file "./gone.ts"'],
])('refuses what %s imports and says where it belongs', (path, text, other, message) => {
  expect(judge(path, text, other)).toContain(message)
})

it('lets an adapter use its kit, and its test the conformance suite', () => {
  const kit = "import { sign } from '../kit/sign.ts'"
  const suite = "import { keepsPromises } from '../conformance/channel.ts'"
  expect(judge('channels/src/webchat/parse.ts', kit, 'channels/src/kit/sign.ts')).toBeUndefined()
  expect(
    judge('channels/src/webchat/a.test.ts', suite, 'channels/src/conformance/channel.ts'),
  ).toBeUndefined()
  expect(judge('channels/src/webchat/a.ts', suite, 'channels/src/conformance/channel.ts')).toContain(
    'sibling',
  )
})

it("refuses a channel's name in the inbox, in words and in identifiers", () => {
  expect(judge('inbox/src/ui/badge.ts', "const label = 'WhatsApp'")).toContain("server's data")
  expect(judge('inbox/src/ui/badge.ts', 'const isInstagram = true')).toContain("server's data")
  expect(judge('server/src/wiring.ts', "const channel = 'whatsapp'")).toBeUndefined()
})
