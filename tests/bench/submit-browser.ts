/** A draft that is ready, and the person who may file it, with the cookie of that session. */
export type ReadyDraft = { applicationId: string; accountId: string; cookie: string }

export type FilledForm = { url: string; cookie: string; fields: readonly [name: string, value: string][] }

/** Opens the page that checks a request, as a browser without JavaScript, and keeps what its form would post. */
export const openForm = async (origin: string, { applicationId, cookie }: ReadyDraft): Promise<FilledForm> => {
  const url = `${origin}/aanvragen/${applicationId}/nakijken`
  const response = await fetch(url, { headers: { cookie } })
  const html = await response.text()
  const form = /<form(?:(?!<\/form>).)*name="applicationId"(?:(?!<\/form>).)*<\/form>/s.exec(html)?.[0]
  if (!response.ok || !form) throw new Error(`${url} answered ${response.status} without a form to file: ${problemsIn(html)}`)
  const fields = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]): [string, string] => [attribute(tag, 'name'), attribute(tag, 'value')])
  const button = /<button[^>]*formaction="[^>]*>Dien in</i.exec(form)?.[0]
  if (!button) throw new Error(`${url} has no button that files.`)
  return { url: new URL(attribute(button, 'formaction'), origin).href, cookie, fields }
}

/** Presses "Dien in"; anything but the way to the receipt is a failure. */
export const postForm = async ({ url, cookie, fields }: FilledForm): Promise<void> => {
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  const response = await fetch(url, { method: 'POST', headers: { cookie, origin: new URL(url).origin }, body, redirect: 'manual' })
  const answer = await response.text()
  if (response.status !== 303 || !response.headers.get('location')?.endsWith('/bewijs')) throw new Error(`${url} was not filed: ${response.status} ${problemsIn(answer)}`)
}

const attribute = (tag: string, name: string): string => (new RegExp(` ${name}="([^"]*)"`, 'i').exec(tag)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

const problemsIn = (html: string): string => (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ').slice(0, 600)
