import { join } from 'node:path'

import type { Http } from '@parley/core/ports/http.ts'

import { instanceMetadata, roleCredentials } from './edges/aws-credentials.ts'
import { diskBlobs } from './edges/blobs-disk.ts'
import { s3Blobs } from './edges/blobs-s3.ts'
import type { LocalBlobs } from './edges/local-blobs.ts'
import { s3Bucket } from './edges/s3-bucket.ts'
import type { Env } from './env.ts'

/** Where files are kept, each under its tenant, unless there is a bucket; then only those that are being looked at. */
export function mediaFolder({ DATA_DIR: folder }: Pick<Env, 'DATA_DIR'>): string {
  return join(folder, 'media')
}

/** The bucket of the URL if there is one, else the folder. */
export function openBlobs(env: Env, http: Http, now: () => number): LocalBlobs {
  const { MEDIA_S3_URL: url, MEDIA_S3_REGION: region, MEDIA_S3_KEY_ID: id, MEDIA_S3_SECRET: secret } = env
  if (url === undefined) return diskBlobs(mediaFolder(env))
  const credentials =
    id !== undefined && secret !== undefined
      ? async () => ({ id, secret, session: null })
      : roleCredentials(http, now)
  return s3Blobs(s3Bucket(http, { url, region, credentials }), join(mediaFolder(env), 'bench'), now)
}

/** What may be called for files although it is in a private network. */
export function mediaOrigins({ MEDIA_S3_URL: url, MEDIA_S3_KEY_ID: id }: Env): readonly string[] {
  if (url === undefined) return []
  return id === undefined ? [url, instanceMetadata] : [url]
}
