import type { Customer } from '../customer.ts'
import { digitsOf, phrasesOf, type Phrase } from './phrases.ts'
import { wordsOf } from './words.ts'

/** What a customer is known by, a line for each: the name, what they are called publicly, numbers and ids. */
function knownAs({ name, username, identities }: Pick<Customer, 'name' | 'username' | 'identities'>): string {
  const own = identities.map((identity) => identity.slice(identity.indexOf(':') + 1))
  return [...new Set([name, ...(username === undefined ? [] : [username]), ...own])].join('\n')
}

/** Shorter ends of a number say nothing. */
const leastDigits = 3

/** The words by which a customer is found; a number by every part of it. Somebody who turned out to be another has none. */
export function customerWords(customer: Customer): readonly string[] {
  if (customer.mergedInto !== undefined) return []
  return wordsOf(knownAs(customer)).flatMap(({ text }) => (/^\d{7,15}$/.test(text) ? endsOf(text) : [text]))
}

function endsOf(digits: string): readonly string[] {
  return Array.from({ length: digits.length - leastDigits + 1 }, (_, from) => digits.slice(from))
}

/** What is looked for among customers: a number by any part of it, everything else like a text. */
export function customerPhrases(query: string): readonly Phrase[] {
  const digits = digitsOf(query)
  return digits === null ? phrasesOf(query) : [{ words: [digits], open: true }]
}

/** Whether the customer has all words that are looked for, in any order. */
export function isCustomer(customer: Customer, phrases: readonly Phrase[]): boolean {
  const words = customerWords(customer)
  return phrases.every(({ words: wanted, open }) =>
    wanted.every((text, at) =>
      words.some((word) => word === text || (open && at === wanted.length - 1 && word.startsWith(text))),
    ),
  )
}
