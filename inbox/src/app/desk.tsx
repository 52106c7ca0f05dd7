import { Outlet, useParams } from '@tanstack/react-router'

import { ConversationList } from '../features/conversations/conversation-list.tsx'
import { useDocumentTitle } from './use-document-title.ts'

import './desk.css'

/** List, conversation and customer; how many of them stand side by side is up to the width there is. */
export function Desk() {
  const { conversation } = useParams({ strict: false })
  useDocumentTitle()
  return (
    <main className="desk">
      <div className="columns" data-open={conversation !== undefined}>
        <ConversationList />
        {conversation === undefined && (
          <div className="empty nothing-open">
            <h2>No conversation is open.</h2>
            <p>
              Choose one from the list, or press <kbd>j</kbd> and <kbd>↵</kbd>.
            </p>
          </div>
        )}
        <Outlet />
      </div>
    </main>
  )
}
