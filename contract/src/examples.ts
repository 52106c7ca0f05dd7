import { accountExamples } from './examples/accounts.ts'
import { alertExamples } from './examples/alerts.ts'
import { attemptExamples } from './examples/attempts.ts'
import { conversationExamples } from './examples/conversations.ts'
import { endpointExamples } from './examples/endpoints.ts'
import { feedExamples } from './examples/events.ts'
import type { Examples } from './examples/example.ts'
import { fileExamples } from './examples/files.ts'
import { keyExamples } from './examples/keys.ts'
import { letterExamples } from './examples/letters.ts'
import { messageExamples } from './examples/messages.ts'
import { operationExamples } from './examples/operation.ts'
import { peopleExamples } from './examples/people.ts'
import { searchExamples } from './examples/search.ts'
import { sessionExamples } from './examples/sessions.ts'
import { templateExamples } from './examples/templates.ts'

/** The example of every endpoint; one that is missing is an error of the compiler. */
export const examples: Examples = {
  ...accountExamples,
  ...alertExamples,
  ...attemptExamples,
  ...conversationExamples,
  ...endpointExamples,
  ...feedExamples,
  ...fileExamples,
  ...keyExamples,
  ...letterExamples,
  ...messageExamples,
  ...operationExamples,
  ...peopleExamples,
  ...searchExamples,
  ...sessionExamples,
  ...templateExamples,
}
