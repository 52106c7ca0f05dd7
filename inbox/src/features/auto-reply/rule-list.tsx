import { Icon } from '../../ui/icon.tsx'
import { moved, type Faults, type RuleDraft } from './draft.ts'
import { RuleFields } from './rule-fields.tsx'

interface Props {
  readonly rules: readonly RuleDraft[]
  readonly faults: Faults
  readonly change: (rules: readonly RuleDraft[]) => void
}

/** The rules in the order in which they are tried. */
export function RuleList({ rules, faults, change }: Props) {
  const add = () => change([...rules, { key: `new-${Date.now()}`, name: '', keywords: '', reply: '' }])
  return (
    <section className="rules">
      <header>
        <h2>Keyword rules</h2>
        <p>The first rule with a keyword in the message answers.</p>
      </header>
      <ol>
        {rules.map((rule, index) => (
          <li key={rule.key}>
            <RuleFields
              rule={rule}
              at={`rules.${index}`}
              faults={faults}
              change={(part) => change(rules.with(index, { ...rule, ...part }))}
            />
            <div className="rule-ways">
              <IconButton
                icon="up"
                text={`Move rule ${index + 1} up`}
                disabled={index === 0}
                press={() => change(moved(rules, index, index - 1))}
              />
              <IconButton
                icon="down"
                text={`Move rule ${index + 1} down`}
                disabled={index === rules.length - 1}
                press={() => change(moved(rules, index, index + 1))}
              />
              <IconButton
                icon="trash"
                text={`Remove rule ${index + 1}`}
                press={() => change(rules.toSpliced(index, 1))}
              />
            </div>
          </li>
        ))}
      </ol>
      <button type="button" className="button" onClick={add}>
        <Icon name="plus" />
        Add a rule
      </button>
    </section>
  )
}

interface IconButtonProps {
  readonly icon: 'up' | 'down' | 'trash'
  readonly text: string
  readonly disabled?: boolean
  readonly press: () => void
}

function IconButton({ icon, text, disabled = false, press }: IconButtonProps) {
  return (
    <button type="button" className="icon-button" title={text} disabled={disabled} onClick={press}>
      <Icon name={icon} />
      <span className="sr-only">{text}</span>
    </button>
  )
}
