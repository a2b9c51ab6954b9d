/** What a field is called on the page that shows it: the words of its cell, of its set of choices, or its label. */
export const labelOfControl = (form: HTMLFormElement, name: string): string => {
  const control = form.querySelector<HTMLInputElement>(`[name="${CSS.escape(name)}"]`)
  if (!control) return ''
  const legend = control.closest('fieldset')?.querySelector('legend')?.textContent ?? ''
  if (control.type === 'radio' || control.type === 'checkbox') return plain(legend)
  return control.getAttribute('aria-label') ?? plain(control.labels?.[0]?.textContent ?? '')
}

const plain = (words: string): string => words.replace('(niet verplicht)', '').replace(/[:?, ]+$/, '').trim()
