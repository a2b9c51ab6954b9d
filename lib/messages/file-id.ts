/** Anything else in an address is no file of ours, and PostgreSQL would refuse it as a uuid. */
export const isFileId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
