import { expect, test } from 'vitest'

import { readListing } from './s3-listing.ts'

test('a page of a listing is read, with where the next one begins', () => {
  const xml = `<?xml version="1.0"?><ListBucketResult><IsTruncated>true</IsTruncated>
    <Contents><Key>ten_1/a&amp;b</Key><Size>12</Size></Contents>
    <Contents><Key>ten_1/c</Key><LastModified>2026-11-21T17:00:00Z</LastModified><Size>0</Size></Contents>
    <NextContinuationToken>1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM=&#61;</NextContinuationToken></ListBucketResult>`
  expect(readListing(xml)).toEqual({
    objects: [
      { key: 'ten_1/a&b', size: 12 },
      { key: 'ten_1/c', size: 0 },
    ],
    next: '1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM==',
  })
})

test('the last page says of no other, and an empty one has nothing', () => {
  expect(readListing('<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>')).toEqual({
    objects: [],
    next: null,
  })
})
