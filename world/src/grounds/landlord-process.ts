import { openLandlord } from './landlord.ts'

/** Says where the landlord lives, and ends it with whoever started this process, however that ends. */
const { url, close } = await openLandlord()
process.once('disconnect', () => void close())
process.send?.(url)
