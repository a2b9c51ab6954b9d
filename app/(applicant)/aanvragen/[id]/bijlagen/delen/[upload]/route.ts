import { uploadMethods } from '@/app/_file/tus-upload'
import { requestFiles } from '@/lib/filings/attach-file'

/** A file on its way to a request. */
export const { HEAD, PATCH, DELETE, GET, POST } = uploadMethods({ holder: requestFiles, placeOf: (_actor, applicationId, uploadId) => ({ applicationId, uploadId }) })
