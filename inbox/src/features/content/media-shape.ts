import type { ContentShape } from '@parley/contract/content.ts'

type Kind = 'image' | 'video' | 'audio' | 'voice' | 'document' | 'sticker'
export type MediaShape = Extract<ContentShape, { kind: Kind }>
