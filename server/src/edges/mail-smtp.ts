import { alertTitles, type Alert } from '@parley/core/domain/alert.ts'
import type { Mail } from '@parley/core/ports/mail.ts'
import { createTransport } from 'nodemailer'

export interface SmtpMail extends Mail {
  close(): void
}

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 15_000 }

/** Sends mail through one server, e.g. `smtps://user:password@mail.example.com`. */
export function smtpMail(url: string, from: string): SmtpMail {
  const transport = createTransport({ url, ...patience })
  return {
    async tell(to, alert) {
      try {
        const subject = `Parley: ${alertTitles[alert.kind]}`
        await transport.sendMail({ from, to, subject, text: textOf(alert) })
        return 'sent'
      } catch (error) {
        return isFinal(error) ? 'refused' : 'unreached'
      }
    },
    close: () => transport.close(),
  }
}

function textOf({ id, kind, subject, detail, count, firstAt, lastAt }: Alert): string {
  const [first, last] = [firstAt, lastAt].map((at) => new Date(at).toISOString())
  const when =
    count === 1 ? `It happened at ${first}.` : `It happened ${count} times from ${first} to ${last}.`
  return `${alertTitles[kind]}.\n\n${detail}\n\n${when} It is about ${subject}; the alert is ${id}.\n`
}

/** RFC 5321, 4.2.1: a reply that starts with 5 says that the same will not be taken later either. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof Error) || !('responseCode' in error)) return false
  return typeof error.responseCode === 'number' && error.responseCode >= 500
}
