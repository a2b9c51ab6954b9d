import { uploadMethods } from '@/app/_file/tus-upload'
import { reportFiles } from '@/lib/reports/evidence-files'
import { uploadPlace } from '@/lib/reports/upload-place'

/** A file on its way to a report. */
export const { HEAD, PATCH, DELETE, GET, POST } = uploadMethods({ holder: reportFiles, placeOf: uploadPlace })
