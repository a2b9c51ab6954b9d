'use client'

import { type RefObject, useState } from 'react'
import { type FormState, idle } from '@/app/_form/form-state'
import { typedValues } from '@/app/_form/form-values'
import type { Problem } from '@/lib/refusal'
import type { DeskAnswer } from './desk-answer'

/** Files the review without leaving the page before the portal said that it has it: a line that breaks takes no text along. */
export function useFiling(form: RefObject<HTMLFormElement | null>, send: (formData: FormData) => Promise<DeskAnswer>) {
  const [filing, setFiling] = useState(false)
  const [answer, setAnswer] = useState<FormState>(idle)

  const file = async () => {
    if (!form.current) return
    setFiling(true)
    const result = await send(new FormData(form.current)).catch(() => null)
    if (result?.status === 'filed') return window.location.assign(result.next)
    setFiling(false)
    setAnswer({ status: 'refused', problems: problemsOf(result), values: typedValues(new FormData(form.current)), at: new Date().toISOString() })
  }
  return { filing, answer, file }
}

const problemsOf = (result: DeskAnswer | null): Problem[] => {
  if (result?.status === 'refused') return result.problems
  return [{ field: '', message: result ? whyNot[result.status] : 'Nog niet ingediend: er is geen verbinding met het loket. Uw tekst staat nog op deze pagina. Dien straks opnieuw in.' }]
}

const whyNot: Record<Exclude<DeskAnswer['status'], 'refused'>, string> = {
  merged: 'Nog niet ingediend: in een ander venster werkte u ook aan deze beoordeling. Kijk na wat er nu staat en dien opnieuw in.',
  'signed-out': 'U bent niet meer aangemeld. Uw tekst staat nog op deze pagina. Meld u aan in een nieuw tabblad en dien dan opnieuw in.',
  saved: 'Bewaard, maar nog niet ingediend. Dien opnieuw in.',
  filed: '',
}
