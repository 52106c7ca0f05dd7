import { accessSync, appendFileSync, constants, globSync } from 'node:fs'
import { join } from 'node:path'

import { missedFile, requireAll, searchPath, told } from './env.ts'

/** A program that some tests start, and the Debian package it comes in. */
interface Service {
  readonly programs: readonly string[]
  readonly variable: string
  readonly package: string
}

export const services = {
  chromium: {
    programs: ['chromium', 'chromium-browser', 'google-chrome'],
    variable: 'CHROMIUM_PATH',
    package: 'chromium',
  },
  ffmpeg: { programs: ['ffmpeg'], variable: 'FFMPEG_PATH', package: 'ffmpeg' },
  python: { programs: ['python3'], variable: 'PYTHON_PATH', package: 'python3' },
  php: { programs: ['php'], variable: 'PHP_PATH', package: 'php-cli' },
  go: { programs: ['go'], variable: 'GO_PATH', package: 'golang-go' },
  postgres: { programs: ['postgres'], variable: 'POSTGRES_PATH', package: 'postgresql' },
  mariadb: { programs: ['mariadbd'], variable: 'MARIADB_PATH', package: 'mariadb-server' },
  redis: { programs: ['redis-server'], variable: 'REDIS_PATH', package: 'redis-server' },
  java: { programs: ['java'], variable: 'JAVA_PATH', package: 'default-jre-headless' },
} as const satisfies Readonly<Record<string, Service>>

export type ServiceName = keyof typeof services

/**
 * The path of a program that a test needs: `describe.skipIf(!needs('redis'))`. When it is not on this machine
 * the reason is kept for the end of the test run; with REQUIRE_ALL=1 that is an error instead.
 */
export function needs(name: ServiceName): string | undefined {
  const path = find(services[name])
  if (path !== undefined) return path
  const { variable, package: debian } = services[name]
  const cure = `${name} is not on this machine: apt-get install ${debian}, or say where it is with ${variable}.`
  if (requireAll) throw new Error(`${cure} (REQUIRE_ALL=1 forbids skipping.)`)
  if (missedFile !== undefined) appendFileSync(missedFile, `${cure}\n`)
  return undefined
}

/** Postgres and MariaDB stand outside the usual PATH on Debian. */
export function find({ programs, variable }: Service): string | undefined {
  const folders = [
    ...searchPath,
    '/usr/sbin',
    ...globSync('/usr/lib/postgresql/*/bin').toSorted().toReversed(),
  ]
  const places = folders.flatMap((folder) => programs.map((program) => join(folder, program)))
  const named = told(variable)
  return (named === undefined ? places : [named]).find(executable)
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
