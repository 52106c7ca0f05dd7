import type { FrameLocator, Page } from 'playwright-core'

/** What an agent does in the inbox, wherever it is shown. */
export interface InboxPage {
  /** Resolves once the list shows a conversation with this text. */
  lists(text: string): Promise<void>
  open(text: string): Promise<void>
  /** Resolves once the thread shows a message with this text. */
  shows(text: string): Promise<void>
  answer(text: string): Promise<void>
  /** Types without sending. */
  type(text: string): Promise<void>
  /** Resolves once the ticks of the message with this text say so; gives all the times they tell. */
  ticks(text: string, status: 'Sent' | 'Delivered' | 'Read'): Promise<string>
  /** The texts of the thread, from top to bottom. */
  thread(): Promise<string[]>
}

export function inboxOf(root: Page | FrameLocator): InboxPage {
  const list = root.getByRole('list', { name: 'Conversations' })
  const log = root.getByRole('log', { name: 'Messages' })
  const line = (text: string) => log.locator('.line').filter({ hasText: text })
  return {
    lists: (text) => list.getByRole('link').filter({ hasText: text }).waitFor(),
    open: (text) => list.getByRole('link').filter({ hasText: text }).click(),
    shows: (text) => line(text).first().waitFor(),
    async answer(text) {
      const composer = root.getByRole('textbox', { name: 'Message' })
      await composer.fill(text)
      await composer.press('Control+Enter')
    },
    type: (text) => root.getByRole('textbox', { name: 'Message' }).pressSequentially(text),
    async ticks(text, status) {
      await line(text).getByRole('button', { name: status, exact: true }).waitFor()
      return line(text).getByRole('tooltip', { includeHidden: true }).innerText()
    },
    thread: () => log.locator('.bubble > p').allInnerTexts(),
  }
}
