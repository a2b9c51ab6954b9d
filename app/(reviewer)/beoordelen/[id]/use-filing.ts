'use client'

import { type RefObject, useState } from 'react'
import { type FormState, idle } from '@/app/_form/form-state'
import { typedValues } from '@/app/_form/form-values'
import { fileReview } from './actions'

/** Files the review without leaving the page before the portal said that it has it: a line that breaks takes no text along. */
export function useFiling(form: RefObject<HTMLFormElement | null>) {
  const [filing, setFiling] = useState(false)
  const [answer, setAnswer] = useState<FormState>(idle)

  const file = async () => {
    if (!form.current) return
    setFiling(true)
    const result = await fileReview(new FormData(form.current)).catch(unreachable)
    if (result.status === 'filed') return window.location.assign(result.next)
    setFiling(false)
    setAnswer({ status: 'refused', problems: result.problems, values: typedValues(new FormData(form.current)), at: new Date().toISOString() })
  }
  return { filing, answer, file }
}

const unreachable = () => ({ status: 'refused' as const, problems: [{ field: '', message: 'Nog niet ingediend: er is geen verbinding met het loket. Uw tekst staat nog op deze pagina. Dien straks opnieuw in.' }] })
