import { z } from 'zod'

const degrees = (most: number) =>
  z
    .union([z.number(), z.string().regex(/^-?\d+(?:\.\d+)?$/)])
    .refine((value) => Math.abs(Number(value)) <= most, {
      error: `must be from -${most} to ${most}`,
    })

/** Cloud API docs, "Location messages"; as numbers or as words. */
export const coordinates = z.strictObject({
  latitude: degrees(90),
  longitude: degrees(180),
  name: z.string().max(1_000).optional(),
  address: z.string().max(1_000).optional(),
})
