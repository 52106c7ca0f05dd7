/** A token bucket: `level` tokens are left as of `at`. */
export interface Bucket {
  level: number
  at: number
}

export interface BucketRule {
  readonly burst: number
  readonly perMs: number
}

export function fullBucket(rule: BucketRule, now: number): Bucket {
  return { level: rule.burst, at: now }
}

/** Takes a token if there is a whole one. */
export function take(bucket: Bucket, rule: BucketRule, now: number): boolean {
  refill(bucket, rule, now)
  if (bucket.level < 1) return false
  bucket.level -= 1
  return true
}

/** Takes a token even from an empty bucket: what cannot be refused still counts. */
export function drain(bucket: Bucket, rule: BucketRule, now: number): void {
  refill(bucket, rule, now)
  bucket.level = Math.max(0, bucket.level - 1)
}

/** How much of the burst is used up, in percent. */
export function usedPercent(bucket: Bucket, rule: BucketRule): number {
  return Math.round(100 * (1 - Math.min(bucket.level, rule.burst) / rule.burst))
}

function refill(bucket: Bucket, rule: BucketRule, now: number): void {
  bucket.level = Math.min(rule.burst, bucket.level + (now - bucket.at) * rule.perMs)
  bucket.at = now
}
