/** What next.config.ts lets a form send: a proof of mandate or a bank certificate of 10 MB, and what is around it. */
export const LARGEST_FORM_BYTES = 11 * 1024 * 1024

/** To a form that sent itself, in one sentence. */
export const TOO_LARGE = 'Wat u verstuurde, is te groot en is niet aangekomen. Een bestand mag ten hoogste 10 MB zijn.'
