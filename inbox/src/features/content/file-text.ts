import type { AttachedShape } from '@parley/contract/file.ts'

const units = ['B', 'kB', 'MB', 'GB'] as const

/** `183 kB`, `1.2 MB` */
export function sizeText(bytes: number): string {
  let [value, unit] = [bytes, 0]
  while (value >= 999.5 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1]
  return `${unit > 1 && value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`
}

/** `0:07`, `12:30`, `1:02:03` */
export function lengthText(ms: number): string {
  const all = Math.round(ms / 1000)
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60]
  const two = (part: number) => part.toString().padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`
}

/** `PDF · 183 kB`: what is known of a file without opening it. */
export function factsText({ name, type, size }: AttachedShape): string {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name ?? '')?.[1] ?? type?.split(/[/;+]/)[1] ?? null
  return [ending?.toUpperCase(), size === null ? null : sizeText(size)].filter(Boolean).join(' · ')
}
