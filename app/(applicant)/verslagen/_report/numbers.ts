/** `1.234,5`, at most two decimals. */
export const decimal = (value: number): string => value.toLocaleString('nl-BE', { maximumFractionDigits: 2 })

/** `41,2%`, or that there is no figure: an empty share is never zero. */
export const percent = (value: number | null): string => (value === null ? 'geen cijfer' : `${decimal(value)}%`)
