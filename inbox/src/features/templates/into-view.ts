/** As a `ref`: what opens below what was tapped is scrolled to, where there is no room beside it. */
export function intoView(opened: Element | null): void {
  if (opened && opened.getBoundingClientRect().top > innerHeight / 2) opened.scrollIntoView()
}
