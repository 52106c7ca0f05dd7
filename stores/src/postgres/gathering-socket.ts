import { Socket } from 'node:net'

/** Gives the system in one call what is asked at once: the driver uncorks after each statement. */
export class GatheringSocket extends Socket {
  override uncork(): void {
    process.nextTick(() => super.uncork())
  }
}
