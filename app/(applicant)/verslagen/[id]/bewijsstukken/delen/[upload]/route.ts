import { uploadMethods } from '@/app/_file/tus-upload'
import { reportFiles, uploadPlace } from '@/lib/reports/evidence-files'

/** A file on its way to a report. */
export const { HEAD, PATCH, DELETE, GET, POST } = uploadMethods({ holder: reportFiles, placeOf: uploadPlace })
