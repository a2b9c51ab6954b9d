/** Does this control hold something else than the page was drawn with? */
export const isTyped = (control: Element): boolean => {
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue
  if (control instanceof HTMLSelectElement) return [...control.options].some(({ selected, defaultSelected }, index) => selected !== (defaultSelected || (index === 0 && control.querySelector('option[selected]') === null)))
  if (!(control instanceof HTMLInputElement) || control.type === 'hidden') return false
  if (control.type === 'checkbox' || control.type === 'radio') return control.checked !== control.defaultChecked
  return control.type === 'file' ? control.value !== '' : control.value !== control.defaultValue
}

/** All that one sees filled in, to compare with another moment. */
export const contentOf = (form: HTMLFormElement | null): string => [...form?.elements ?? []].flatMap((control) => contentIn(control)).join('\n')

const contentIn = (control: Element): string[] => {
  if (control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement) return [control.value]
  if (!(control instanceof HTMLInputElement) || control.type === 'hidden') return []
  if (control.type === 'checkbox' || control.type === 'radio') return control.checked ? [`${control.name} ${control.value}`] : []
  return [control.value]
}
