/** How near to the end counts as reading the end. */
const nearPx = 40

export interface Anchor {
  readonly node: HTMLElement
  readonly top: number
}

export function isAtEnd(log: HTMLElement): boolean {
  return log.scrollHeight - log.scrollTop - log.clientHeight < nearPx
}

export function toEnd(log: HTMLElement): void {
  log.scrollTop = log.scrollHeight
}

/** The first line that can be seen: what must not move when others come or grow above it. */
export function anchorOf(log: HTMLElement): Anchor | null {
  const lines = log.children
  let [low, high] = [0, lines.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    const line = lines[middle]
    if (line instanceof HTMLElement && line.offsetTop + line.offsetHeight > log.scrollTop) high = middle
    else low = middle + 1
  }
  // A heading moves when earlier messages of its day come in, and the room of lines that are not drawn is no line.
  while (low < lines.length - 1 && !isMessage(lines[low])) low += 1
  const node = lines[low]
  return node instanceof HTMLElement ? { node, top: topIn(log, node) } : null
}

function isMessage(line: Element | undefined): boolean {
  return line instanceof HTMLElement && line.dataset['message'] !== undefined
}

/** Scrolls by as much as the anchor was moved. */
export function keepInPlace(log: HTMLElement, anchor: Anchor | null): void {
  if (anchor === null || !anchor.node.isConnected) return
  const moved = topIn(log, anchor.node) - anchor.top
  if (moved !== 0) log.scrollTop += moved
}

/** Within the content; `offsetTop` would round, and a jump of half a pixel can be seen. */
function topIn(log: HTMLElement, node: HTMLElement): number {
  return node.getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop
}
