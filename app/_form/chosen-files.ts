/** React empties the files of a form once it was answered, and no page can fill them in: what one chose is put back, unless one chose anew since. */
export const chosenFiles = (form: HTMLFormElement | null): (() => void) => {
  const chosen = fileInputs(form).flatMap((input) => (input.files && input.files.length > 0 ? [[input, [...input.files]] as const] : []))
  return () => {
    for (const [input, files] of chosen) {
      if (!input.isConnected || input.files?.length !== 0) continue
      const again = new DataTransfer()
      for (const file of files) again.items.add(file)
      input.files = again.files
    }
  }
}

const fileInputs = (form: HTMLFormElement | null): HTMLInputElement[] => [...form?.querySelectorAll<HTMLInputElement>('input[type=file]') ?? []]
