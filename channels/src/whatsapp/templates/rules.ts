import { gapsOf, type TemplateCard, type TemplateParts } from '@parley/core/domain/template.ts'
import type { Wording } from '@parley/core/ports/templates.ts'

/** Whether the gaps have names; with numbers (`{{1}}`) they have none. */
export function isNamed(parts: TemplateParts): boolean {
  return gapsIn(parts).some((gap) => !/^\d+$/.test(gap))
}

/** WhatsApp Business Management API, "Template components": what a template may hold. */
export function problems({ name, language, parts }: Wording): readonly string[] {
  const named = isNamed(parts)
  const found = (wrong: boolean, sentence: string) => (wrong ? [sentence] : [])
  return [
    ...found(
      !/^[a-z0-9_]{1,512}$/.test(name),
      'name: only small letters, digits and underscores, 512 at most.',
    ),
    ...found(!/^[a-z]{2,3}(_[A-Z]{2})?$/.test(language), 'language: a code such as en or en_US.'),
    ...found(parts.body === '', 'body: it must say something.'),
    ...cardProblems(parts, named, ''),
    ...found((parts.footer?.length ?? 0) > 60, 'footer: 60 characters at most.'),
    ...found(gapsOf(parts.footer ?? '').length > 0, 'footer: it can have no gaps.'),
    ...found(parts.cards.length === 1 || parts.cards.length > 10, 'cards: two to ten, or none.'),
    ...parts.cards.flatMap((card, at) => cardProblems(card, named, `cards[${at}].`)),
    ...found(
      parts.cards.length > 0 &&
        parts.cards.some(
          ({ header }) =>
            (header?.kind !== 'image' && header?.kind !== 'video') ||
            header.kind !== parts.cards[0]?.header?.kind,
        ),
      'cards: each needs a header, all of them an image or all a video.',
    ),
    ...found(
      named && gapsIn(parts).some((gap) => /^\d+$/.test(gap)),
      'body: the gaps have either names or numbers, not both.',
    ),
  ]
}

function cardProblems(card: TemplateCard, named: boolean, at: string): readonly string[] {
  const { header, body, buttons, examples } = card
  const headerText = header?.kind === 'text' ? header.text : ''
  const missing = [...gapsOf(headerText), ...gapsOf(body)].filter((gap) => (examples[gap] ?? '') === '')
  const found = (wrong: boolean, sentence: string) => (wrong ? [`${at}${sentence}`] : [])
  return [
    ...found(body.length > 1024, 'body: 1,024 characters at most.'),
    ...found(/^\s*\{\{|\}\}\s*$/.test(body), 'body: it can neither begin nor end with a gap.'),
    ...found(!named && !isCounted(gapsOf(body)), 'body: the gaps are numbered {{1}}, {{2}} and so on.'),
    ...found(headerText.length > 60, 'header: 60 characters at most.'),
    ...found(gapsOf(headerText).length > 1, 'header: one gap at most.'),
    ...found(missing.length > 0, `examples: an example is missing for ${missing.join(', ')}.`),
    ...found(buttons.length > 10, 'buttons: ten at most.'),
    ...found(
      buttons.some(({ kind, title }) => kind !== 'copy_code' && (title === '' || title.length > 25)),
      'buttons: each needs a title of 25 characters at most.',
    ),
    ...found(
      buttons.some(
        ({ kind, value }) => kind === 'link' && !/^https?:\/\/[^\s{}]+(\{\{1\}\})?$/.test(value ?? ''),
      ),
      'buttons: an address begins with https:// and has at most one gap, {{1}}, at its end.',
    ),
    ...found(
      buttons.some(({ kind, value }) => kind === 'phone' && !/^\+?\d{5,20}$/.test(value ?? '')),
      'buttons: a phone number is written in digits, with its country code.',
    ),
    ...found(
      isMissing(header),
      `header: upload an example of the ${header?.kind ?? ''} for the review, and name it as its example.`,
    ),
  ]
}

function isMissing(header: TemplateCard['header']): boolean {
  if (header === null || header.kind === 'text' || header.kind === 'location') return false
  return header.example === undefined
}

/** `1`, `2`, `3` …, in any order. */
function isCounted(gaps: readonly string[]): boolean {
  return gaps.every((gap) => Number(gap) >= 1 && Number(gap) <= gaps.length)
}

function gapsIn(parts: TemplateParts): readonly string[] {
  return [parts, ...parts.cards].flatMap(({ header, body }) => [
    ...gapsOf(header?.kind === 'text' ? header.text : ''),
    ...gapsOf(body),
  ])
}
