import { Instant } from '@/app/_ui/instant'
import { Notice } from '@/app/_ui/notice'
import { Warning } from '@/app/_ui/warning'
import type { AssignmentView } from '@/lib/reviews/assignment-view'
import { LookAgain } from './look-again'

type Props = { request: NonNullable<AssignmentView['request']>; path: string }

/** Where the proposal stays that the worker computes. */
export function RequestState({ request: { askedAt, askedBy, refused, late }, path }: Props) {
  const asked = <>gevraagd door {askedBy}, <Instant at={askedAt} precision="minute" /></>
  if (refused !== null) return <Warning title="Het voorstel kon niet worden berekend"><p>{refused} Het werd {asked}.</p></Warning>
  if (late) {
    return (
      <Warning title="Het voorstel is er nog niet">
        <p>Het werd {asked}: meer dan twee minuten geleden. Misschien staan de achtergrondtaken van het loket stil. Verwittig dan de beheerder. Wat u vroeg, blijft bewaard en wordt berekend zodra ze weer werken.</p>
        <p><a href={path}>Kijk of het klaar is</a></p>
      </Warning>
    )
  }
  return (
    <Notice action={<a href={path}>Kijk of het klaar is</a>}>
      <p role="status">Het voorstel wordt berekend: {asked}. Voor een grote oproep duurt dat enkele seconden.</p>
      <LookAgain />
    </Notice>
  )
}
