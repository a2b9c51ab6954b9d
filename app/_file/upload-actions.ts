'use server'

import { z } from 'zod'
import { formAction } from '@/app/_form/form-action'
import type { FormState } from '@/app/_form/form-state'
import { stopUpload } from '@/lib/filings/stop-upload'

const dropUploadAction = formAction(z.object({ applicationId: z.uuid(), uploadId: z.uuid() }), async (actor, place) => stopUpload(actor, place))

/** "Gooi weg" at a file that was not sent whole. */
export const dropUpload = async (state: FormState, form: FormData): Promise<FormState> => dropUploadAction(state, form)
