/** One reader for each kind of array: the engine makes a reader of a single kind several times faster. */
export const at = (values: Float64Array, index: number): number => values[index] ?? 0
export const whole = (values: Int32Array, index: number): number => values[index] ?? 0
