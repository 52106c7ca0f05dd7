import type { TemplateShape } from '@parley/contract/template.ts'

import type { TemplateFilter } from './shown.ts'

interface Props {
  readonly templates: readonly TemplateShape[]
  readonly filter: TemplateFilter
  readonly change: (filter: TemplateFilter) => void
  /** Somebody opened them to type. */
  readonly focus?: boolean
}

/** Narrows a list of templates by words, language and category. */
export function TemplateFilters({ templates, filter, change, focus = false }: Props) {
  const languages = [...new Set(templates.map(({ language }) => language))].toSorted()
  return (
    <div className="template-filters">
      <input
        ref={focus ? focused : null}
        type="search"
        aria-label="Search templates"
        placeholder="Search templates"
        value={filter.words}
        onChange={({ target }) => change({ ...filter, words: target.value })}
      />
      <select
        aria-label="Language"
        value={filter.language}
        onChange={({ target }) => change({ ...filter, language: target.value })}
      >
        <option value="">Every language</option>
        {languages.map((language) => (
          <option key={language}>{language}</option>
        ))}
      </select>
      <select
        aria-label="Category"
        value={filter.category}
        onChange={({ target }) => change({ ...filter, category: target.value })}
      >
        <option value="">Every category</option>
        <option value="utility">Utility</option>
        <option value="marketing">Marketing</option>
        <option value="authentication">Authentication</option>
      </select>
    </div>
  )
}

function focused(search: HTMLElement | null): void {
  search?.focus()
}
