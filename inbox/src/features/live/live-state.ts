import { cell } from '../../ui/cell.ts'
import type { LiveState } from './follow.ts'

/** Whether what is on the screen is what the server has. */
export const liveState = cell<LiveState>('down')
