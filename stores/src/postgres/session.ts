/** Where processes tell each other that accounts, endpoints or who may call have changed. */
export const settingsChannel = 'parley_settings'

/**
 * Every read has its index (plans.test.ts), so other ways are not even considered. Plans are made each time: one that was
 * made when the tables were empty, and kept, looked through all messages of a tenant (measured: a quarter of the commits).
 * What counts is how few rows are looked at: with the usual costs all groups of tasks were gone through for a hundred of them.
 * A process that stands still in a transaction gives its locks back.
 */
export const settings = [
  `set synchronous_commit = on`,
  ...['seqscan', 'bitmapscan', 'hashjoin', 'mergejoin', 'material', 'sort', 'incremental_sort'].map(
    (way) => `set enable_${way} = off`,
  ),
  `set jit = off`,
  `set cpu_tuple_cost = 1`,
  `set plan_cache_mode = force_custom_plan`,
  `set idle_in_transaction_session_timeout = '10s'`,
].join('; ')
