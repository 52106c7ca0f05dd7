export interface Recording {
  finish(): Promise<File>
  cancel(): void
}

const everyMs = 100
/** What browsers can record, the best for a voice message first. */
const types = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus', 'audio/mp4']

/** Listens to the microphone. Tells the loudness (0 to 1) and how long it has listened. Throws if it may not. */
export async function startRecording(tell: (now: { level: number; ms: number }) => void): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const type = types.find((each) => MediaRecorder.isTypeSupported(each))
  const recorder = new MediaRecorder(stream, type === undefined ? {} : { mimeType: type })
  const pieces: Blob[] = []
  recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data))
  const stopped = new Promise<void>((resolve) => recorder.addEventListener('stop', () => resolve()))
  const meter = meterOf(stream)
  const startedAt = performance.now()
  const timer = setInterval(() => tell({ level: meter.level(), ms: performance.now() - startedAt }), everyMs)
  const end = () => {
    clearInterval(timer)
    meter.close()
    if (recorder.state !== 'inactive') recorder.stop()
    for (const track of stream.getTracks()) track.stop()
  }
  recorder.start()
  return {
    cancel: end,
    async finish() {
      end()
      await stopped
      const ending = /ogg|webm|mp4/.exec(recorder.mimeType)?.[0] ?? 'webm'
      return new File(pieces, `voice.${ending}`, { type: recorder.mimeType.split(';')[0] ?? '' })
    },
  }
}

function meterOf(stream: MediaStream) {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Uint8Array(analyser.fftSize)
  return {
    level() {
      analyser.getByteTimeDomainData(samples)
      return Math.max(...samples.map((sample) => Math.abs(sample - 128))) / 128
    },
    close: () => void context.close(),
  }
}
