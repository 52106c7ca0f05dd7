import { readdirSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { exempt, groundNames, groundsIn, sparedOn } from './which.ts'

const stories = readdirSync(new URL('../stories', import.meta.url))
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -'.test.ts'.length))

describe('where the stories run', () => {
  it('is everywhere, but for those that a ground is spared for a reason', () => {
    expect(sparedOn('sqlite')).toEqual([])
    expect(sparedOn('mariadb')).toContain('axe')
    expect(sparedOn('mariadb')).not.toContain('crm-flaps')
    expect(sparedOn('mariadb+redis')).toContain('crm-flaps')
    expect(sparedOn('mariadb+redis')).not.toContain('crm')
  })

  it('what is spared is a story, and named once', () => {
    const listed = exempt.flatMap((each) => each.stories)
    expect(new Set(listed).size).toBe(listed.length)
    expect(listed.filter((story) => !stories.includes(story))).toEqual([])
  })
})

describe('GROUND', () => {
  it.each([
    [undefined, ['sqlite']],
    ['', ['sqlite']],
    ['all', groundNames],
    ['postgres+redis', ['postgres+redis']],
    ['mariadb,pglite', ['pglite', 'mariadb']],
  ] as const)('%s means %s', (told, names) => expect(groundsIn(told)).toEqual(names))

  it('is refused with the names that there are', () => {
    expect(() => groundsIn('oracle')).toThrow(
      'sqlite, pglite, postgres, postgres+redis, mariadb, mariadb+redis',
    )
  })
})
