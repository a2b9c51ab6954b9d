/**
 * A new build gives every action another name, so a page of the old one can post no form any more. The same page is read as the new build draws it,
 * for the name of this form's action there, and the form goes out as it does without JavaScript: with all that was typed, and chosen files too.
 * Answers false, and leaves everything as it is, where that page or that form is not there.
 */
export const postAnew = async (form: HTMLFormElement, posted: FormData): Promise<boolean> => {
  const { pathname, search } = location
  const response = await fetch(pathname + search, { headers: { accept: 'text/html' }, redirect: 'error' })
  if (!response.ok) return false
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const place = formsLike(document, form).indexOf(form)
  const names = [...formsLike(page, form).at(place)?.querySelectorAll<HTMLInputElement>('input[name^="$ACTION"]') ?? []]
  if (names.length === 0) return false

  for (const old of form.querySelectorAll('input[name^="$ACTION"]')) old.remove()
  const held = new FormData(form)
  // Of the button that was pressed.
  const pressed = [...posted].flatMap(([name, value]): [string, string][] => (typeof value !== 'string' || name.startsWith('$') || held.has(name) ? [] : [[name, value]]))
  for (const [name, value] of [...names.map(({ name, value }): [string, string] => [name, value]), ...pressed]) form.append(hiddenInput(name, value))
  form.setAttribute('action', pathname + search)
  form.method = 'post'
  form.enctype = 'multipart/form-data'
  form.submit()
  return true
}

/** The forms of a page that say and do the same: their name, their buttons and what they hold hidden. Rows and questions that come and go while one types do not count. */
const formsLike = (page: Document, form: HTMLFormElement): HTMLFormElement[] => [...page.forms].filter((other) => lookOf(other) === lookOf(form))

const lookOf = (form: HTMLFormElement): string => JSON.stringify([
  form.getAttribute('aria-label'),
  hiddenNames(form),
  [...form.querySelectorAll('button:not([type=button]):not([name=row])')].map(({ textContent }) => textContent),
])

const hiddenNames = (form: HTMLFormElement): string[] =>
  [...new Set([...form.querySelectorAll<HTMLInputElement>('input[type=hidden]')].map(({ name }) => name).filter((name) => !name.startsWith('$') && !/\.\d+\./.test(name)))].toSorted()

const hiddenInput = (name: string, value: string): HTMLInputElement => Object.assign(document.createElement('input'), { type: 'hidden', name, value })
