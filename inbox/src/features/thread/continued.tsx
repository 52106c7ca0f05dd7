import type { ConversationId } from '@parley/core/domain/ids.ts'
import { Link } from '@tanstack/react-router'

import { Icon } from '../../ui/icon.tsx'

/** In place of the composer, once it has turned out that this customer is one who writes in another conversation. */
export function Continued({ in: conversation }: { readonly in: ConversationId }) {
  return (
    <div className="composer closed" role="note">
      <strong>This customer has turned out to be somebody already known.</strong>
      <p>What they write now is in the conversation that goes on in place of this one.</p>
      <p>
        <Link to="/c/$conversation" params={{ conversation }} search={true} className="button small">
          <Icon name="out" />
          Go to that conversation
        </Link>
      </p>
    </div>
  )
}
