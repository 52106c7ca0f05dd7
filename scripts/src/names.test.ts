import { expect, it } from 'vitest'

import { names } from './names.ts'

const judge = (path: string) => names([{ path, text: '' }])[0]?.message

it.each([
  'core/src/domain/reply-window.ts',
  'inbox/src/ui/base64.test.tsx',
  'channels/src/whatsapp/index.ts',
])('accepts %s', (path) => {
  expect(judge(path)).toBeUndefined()
})

it.each(['server/src/utils/x.ts', 'server/src/account-manager.ts', 'server/src/http/helpers.test.ts'])(
  'refuses the drawer %s',
  (path) => {
    expect(judge(path)).toContain('name it after what it does')
  },
)

it('refuses other spellings than kebab-case', () => {
  expect(judge('inbox/src/ui/MessageList.tsx')).toContain('kebab-case')
})

it("allows an index.ts at an adapter's door only", () => {
  expect(judge('core/src/domain/index.ts')).toContain('No barrels')
})
