import type { TestProject } from 'vitest/node'

import { openLandlord } from './landlord.ts'

/** Runs once for all tests, beside them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, close } = await openLandlord()
  project.provide('landlord', url)
  return close
}
