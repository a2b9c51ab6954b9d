import 'server-only'
import { cache } from 'react'
import { readPage } from '@/app/_frame/read-page'
import { requireActor } from '@/lib/auth'
import { callQuestions } from '@/lib/calls/questions'
import { editableCall } from '@/lib/calls/queries'

/** The questions of a call for its administrator; they may still change until the call closes. */
export const loadQuestions = cache(async (code: string) => {
  const actor = await requireActor()
  const call = await readPage(actor, (tx) => editableCall(tx, actor, code))
  return { call, ...callQuestions.parse(call.extraQuestions), editable: ['DRAFT', 'ANNOUNCED', 'OPEN'].includes(call.status), open: call.status === 'OPEN' }
})
