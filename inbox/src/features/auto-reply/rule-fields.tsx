import { Field } from '../../ui/field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Faults, RuleDraft } from './draft.ts'

interface Props {
  readonly rule: RuleDraft
  /** Where the rule stands, as faults name it: `rules.0`. */
  readonly at: string
  readonly faults: Faults
  readonly change: (part: Partial<RuleDraft>) => void
}

export function RuleFields({ rule, at, faults, change }: Props) {
  return (
    <div className="rule-fields">
      <Field
        label="Name"
        name={`${at}.name`}
        value={rule.name}
        wrong={faults}
        onChange={({ target }) => change({ name: target.value })}
      />
      <Field
        label="Keywords"
        name={`${at}.keywords`}
        hint="Whole words or phrases, separated by commas. Capitals and punctuation do not matter."
        value={rule.keywords}
        wrong={faults}
        onChange={({ target }) => change({ keywords: target.value })}
      />
      <TextField
        label="Answer"
        value={rule.reply}
        problem={faults[`${at}.reply`]}
        change={(reply) => change({ reply })}
      />
    </div>
  )
}
