/** What a field of the desk holds by name, as it would be posted; '' when nothing. */
export const shownInField = (form: HTMLFormElement, name: string): string => {
  const value = new FormData(form).get(name)
  return typeof value === 'string' ? value : ''
}

/** Puts a value in a field as if it was typed there: a choice, a tick or a text. */
export const showInField = (form: HTMLFormElement, name: string, value: string): void => {
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && control.name === name) {
      if (control.type === 'radio' || control.type === 'checkbox') control.checked = control.value === value
      else control.value = value
    } else if (control instanceof HTMLSelectElement && control.name === name) control.value = value
    else if (control instanceof HTMLTextAreaElement && control.name === name) type(control, value)
  }
}

/** By the browser's own setter: React replaces it on the element, and would not hear that the text changed, which its counter shows. */
const type = (area: HTMLTextAreaElement, value: string): void => {
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(area, value)
  area.dispatchEvent(new Event('input', { bubbles: true }))
}
