import type { TemplateShape } from '@parley/contract/template.ts'

import { stateText } from './shown.ts'

interface Props {
  readonly templates: readonly TemplateShape[]
  readonly chosen: TemplateShape['id'] | null
  readonly choose: (template: TemplateShape) => void
}

/** Templates to choose from; each says whether it can be sent. */
export function TemplateList({ templates, chosen, choose }: Props) {
  if (templates.length === 0) return <p className="hint template-none">No template fits.</p>
  return (
    <ul className="template-list">
      {templates.map((template) => (
        <li key={template.id}>
          <button
            type="button"
            aria-pressed={template.id === chosen}
            data-state={template.state}
            onClick={() => choose(template)}
          >
            <span className="template-name">
              <strong>{template.name}</strong>
              <span className="chip" data-mood={mood(template)}>
                {stateText[template.state]}
              </span>
            </span>
            <span className="template-words" dir="auto">
              {template.parts.body}
            </span>
            <small>
              {template.language} · {template.category}
              {template.quality === 'low' && ' · low quality'}
            </small>
          </button>
        </li>
      ))}
    </ul>
  )
}

function mood({ state }: TemplateShape): 'short' | 'urgent' | undefined {
  if (state === 'rejected' || state === 'disabled') return 'urgent'
  return state === 'approved' ? undefined : 'short'
}
