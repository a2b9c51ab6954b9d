'use server'

import { z } from 'zod'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { requestFiles } from '@/lib/filings/attach-file'
import { stopUpload } from '@/lib/filings/stop-upload'
import { reportFiles } from '@/lib/reports/evidence-files'

const dropUploadAction = formAction(z.object({ applicationId: z.uuid(), reportId: z.uuid().optional(), uploadId: z.uuid() }), async (actor, place) => stopUpload(actor, place, place.reportId === undefined ? requestFiles : reportFiles))

/** "Gooi weg" at a file that was not sent whole. */
export const dropUpload = async (state: FormState, form: FormData): Promise<FormState> => dropUploadAction(state, form)
