/**
 * The headers that belong to the example of `message.received`, made with the secret of `docs/signature-vectors.json`,
 * whose first entry it is; a test verifies them over the example as it stands.
 */
export const signed = {
  'webhook-id': 'evt_01h455vb4pex5vsknk084sn02q',
  'webhook-timestamp': '1795248062',
  'webhook-signature': 'v1,Vz6DwPWP9gz/UAIyXemqkqpmD84SKuFKfaqyEWlv4Rs=',
  'x-hub-signature-256': 'sha256=230c2d493fc8d7f31a25f862dec1bb106a0d1804b56fd072c11f31bd5b34306f',
} as const
