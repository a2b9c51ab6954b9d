/** 0 to 5 in halves, as the chair picks them: 3,5. */
export const halfPoints = Array.from({ length: 11 }, (_, halves) => String(halves / 2).replace('.', ',')).map((value) => ({ value, label: value }))
