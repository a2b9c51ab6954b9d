'use client'

import { Actions, Button } from '@/app/_ui/button'
import { Warning } from '@/app/_ui/warning'
import { changeCount, dropCount, presentIn, type Count } from './count-store'

/** A count that is finished and not at the loket yet; or that the loket refused, with what one can do about it. */
export function WaitingCount({ number, count, onChanged }: { number: string; count: Count; onChanged: () => void }) {
  const { clientKey, title, day, problem } = count
  const again = (change: Partial<Count>) => {
    changeCount(number, clientKey, (one) => ({ ...one, problem: '', ...change }))
    onChanged()
  }
  return (
    <section className="section">
      <p><strong>{title}</strong>, {day.split('-').toReversed().join('/')}: {presentIn(count)} aanwezig.</p>
      {problem !== '' && (
        <>
          <Warning>{problem}</Warning>
          <Actions>
            <Button type="button" onClick={() => again({ anotherGroup: true })}>Het was een andere groep: bewaar</Button>
            <Button kind="secondary" type="button" onClick={() => again({ finished: false })}>Kijk de telling na</Button>
            <Button kind="danger" type="button" onClick={() => { dropCount(number, clientKey); onChanged() }}>Gooi weg</Button>
          </Actions>
        </>
      )}
    </section>
  )
}
