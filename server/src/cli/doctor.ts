import { ProblemError } from '@parley/contract/client.ts'
import { examineHub, type Finding } from '@parley/contract/doctor.ts'

import { examineMachine } from '../doctor/machine.ts'
import { UsageError, type Command, type Given } from './command.ts'

/** Names everything that is wrong, each with its fix. */
export const doctor: Command = {
  name: 'doctor',
  summary: 'What is wrong with the configuration, this machine and the hub, each with its fix',
  takes: [],
  options: {},
  as: 'operator',
  async run({ api, env }) {
    const findings = [...(await examineMachine(env.whole)), ...(await askHub(api))]
    const lines = findings.map(({ about, problem, fix }) => `${about}: ${problem}\n    ${fix}`)
    const text = findings.length === 0 ? 'Nothing is wrong.' : lines.join('\n')
    return { text, json: { findings }, ok: findings.length === 0 }
  },
}

/** What the running hub finds; that it cannot be asked is a finding, too. */
async function askHub(api: Given['api']): Promise<readonly Finding[]> {
  try {
    return (await api(examineHub, {})).findings
  } catch (error) {
    if (error instanceof UsageError)
      return [{ about: 'hub', problem: 'The hub was not asked.', fix: error.message }]
    if (error instanceof ProblemError)
      return [{ about: 'hub', problem: 'The hub refused to be examined.', fix: error.problem.detail }]
    throw error
  }
}
