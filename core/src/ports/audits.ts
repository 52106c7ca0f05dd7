import type { Audit } from '../domain/audit.ts'
import type { Page } from './page.ts'

/** The audit log of a tenant, or of the hub itself. */
export interface AuditBook {
  /** Newest first. */
  audits(query: AuditQuery): Promise<readonly Audit[]>
  oldestAudits(limit: number): Promise<readonly Audit[]>
}

export interface AuditQuery extends Page {
  /** What somebody did, or what was done to something; null for all. */
  readonly actor: string | null
  readonly target: string | null
}
