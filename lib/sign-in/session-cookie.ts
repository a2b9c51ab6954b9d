/**
 * The one cookie of the portal. Over https it carries the __Host- prefix, so that no other site of the domain can plant one; a demo over plain
 * http cannot have that. Lax, because the link from the mail must find its session again.
 */
export const sessionCookie = (appUrl: string) => {
  const secure = appUrl.startsWith('https:')
  return { name: secure ? '__Host-stem-session' : 'stem-session', attributes: { httpOnly: true, sameSite: 'lax', secure, path: '/' } } as const
}
