/** What may be attached: each kind by its content and its extension, which have to agree. */
export const fileKinds = [
  { extension: 'pdf', mime: 'application/pdf' },
  { extension: 'docx', mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  { extension: 'xlsx', mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  { extension: 'ods', mime: 'application/vnd.oasis.opendocument.spreadsheet' },
  { extension: 'png', mime: 'image/png' },
  { extension: 'jpg', mime: 'image/jpeg' },
  { extension: 'jpeg', mime: 'image/jpeg' },
] as const

/** For the file chooser of a browser. */
export const acceptedFiles = fileKinds.map(({ extension }) => `.${extension}`).join(',')

/** A name that no content can agree with is known before the first byte. */
export const hasKnownExtension = (name: string): boolean => fileKinds.some(({ extension }) => extension === extensionOf(name))

const extensionOf = (name: string): string | undefined => /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase()

/** The mime type that name and content agree on, or null. */
export const agreedKind = (name: string, sniffedMime: string | undefined): string | null => {
  const extension = extensionOf(name)
  return fileKinds.find(kind => kind.extension === extension && kind.mime === sniffedMime)?.mime ?? null
}
