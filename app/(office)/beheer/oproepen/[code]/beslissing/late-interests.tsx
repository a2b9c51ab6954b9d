import { Instant } from '@/app/_ui/instant'
import { Warning } from '@/app/_ui/warning'
import { partWords, type LateInterest } from '@/lib/decisions/late-interests'

/** Beside a proposal or decision: who told of an interest after the list was frozen, and what still has to be done about it. */
export function LateInterests({ interests, code }: { interests: readonly LateInterest[]; code: string }) {
  const open = interests.filter(({ weighed, afterPublication }) => !weighed && !afterPublication)
  const rest = interests.filter((interest) => !open.includes(interest))
  return (
    <>
      {open.length > 0 && (
        <Warning title="Laat gemeld belang.">
          Dit verandert de rangschikking niet vanzelf. De beslissing wordt pas bevestigd en bekendgemaakt als de voorzitter of een beslisser bij het dossier motiveert waarom ze blijft.
          <Lines interests={open} code={code} />
        </Warning>
      )}
      {rest.length > 0 && (
        <details className="fold">
          <summary>Laat gemelde belangen: afgewogen, of gemeld na de bekendmaking ({rest.length})</summary>
          <Lines interests={rest} code={code} />
        </details>
      )}
    </>
  )
}

function Lines({ interests, code }: { interests: readonly LateInterest[]; code: string }) {
  return (
    <ul>
      {interests.map(({ conflictId, number, name, part, declaredAt, weighed, afterPublication }) => (
        <li key={conflictId}>
          <a href={`/beheer/oproepen/${code}/beslissing/${number}`}>{number}</a>: {name} {partWords[part]}, en heeft sinds <Instant at={declaredAt} short precision="minute" /> een belang.
          {weighed && <> De beslissing blijft, volgens {weighed.by}: {weighed.reason}</>}
          {afterPublication && ' Gemeld na de bekendmaking: een nota voor een heroverweging.'}
        </li>
      ))}
    </ul>
  )
}
