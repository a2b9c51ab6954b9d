import type { Browser } from '@/lib/sign-in/open-session'
import { loadSession, type LoadedSession } from '@/lib/sign-in/load-session'
import { confirmSignIn } from '@/lib/sign-in/confirm-sign-in'
import { requestSignIn } from '@/lib/sign-in/request-sign-in'
import type { TestDatabase } from '@/tests/support/database'

export const firefox: Browser = { userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', ip: null, sessionId: null }

/** Asks for a link and reads it from the outbox, as its addressee would. */
export const askedLink = async (database: TestDatabase, email: string, returnTo = ''): Promise<{ token: string; code: string }> => {
  await database.sql('truncate rate_bucket')
  await requestSignIn({ email, returnTo }, { ip: null })
  const [mail] = await database.sql<{ params: { token: string; code: string } }>(`select params from outbox_mail where template = 'sign-in-link' and recipient_address = $1 order by created_at desc limit 1`, [email])
  if (!mail) throw new Error('no mail')
  return mail.params
}

/** The whole way in by mail. */
export const signedInByLink = async (database: TestDatabase, email: string, browser: Browser = firefox): Promise<{ cookie: string; session: LoadedSession }> => {
  const { token } = await askedLink(database, email)
  const { token: cookie } = await confirmSignIn({ token }, browser)
  const session = await loadSession(cookie)
  if (!session) throw new Error('no session')
  return { cookie, session }
}
