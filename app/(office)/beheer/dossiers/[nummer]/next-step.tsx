import { Form } from '@/app/_form/form'
import { ButtonLink } from '@/app/_ui/button'
import { Instant } from '@/app/_ui/instant'
import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { can } from '@/lib/access/policy'
import type { Dossier } from '@/lib/applications/dossier'
import type { ReviewOverview } from '@/lib/reviews/overview'
import { takeIn } from './actions'

/** The one thing to do now, before everything else on the page. */
export function NextStep({ actor, dossier, overview }: { actor: Actor; dossier: Dossier; overview: ReviewOverview | null }) {
  const { application, status } = dossier
  const applicationId = application.id
  if (dossier.reopenedAt !== null)
    return <p>De aanvrager heropende deze aanvraag op <Instant at={dossier.reopenedAt} precision="minute" />. U leest de ingediende versie; die blijft gelden tot er opnieuw ingediend wordt. Gebeurt dat niet voor het uiterste tijdstip, dan telt de ingediende versie.</p>
  if (status === 'SUBMITTED')
    return application.call.status !== 'OPEN' && can(actor, 'application.take-in', applicationFacts(application)) ? (
      <Form action={takeIn} hidden={{ applicationId }} submit="Neem in onderzoek" label="In onderzoek nemen" />
    ) : (
      <p>{application.call.status === 'OPEN' ? 'De oproep is nog open: de aanvrager kan nog heropenen of intrekken.' : 'Wacht op een dossierbeheerder.'}</p>
    )
  const step = steps(dossier, overview)[status]
  if (!step) return null
  return step.href && step.label ? <p><ButtonLink href={step.href} arrow>{step.label}</ButtonLink></p> : <p>{step.words}</p>
}

type Step = { words?: string; href?: string; label?: string }

const steps = ({ application, result, questions, outcome }: Dossier, overview: ReviewOverview | null): Partial<Record<Dossier['status'], Step>> => {
  const living = overview?.reviews.filter((review) => ['ASSIGNED', 'IN_PROGRESS', 'RETURNED', 'FINAL', 'REVISED'].includes(review.status)) ?? []
  const waiting = living.filter((review) => review.status !== 'FINAL' && review.status !== 'REVISED')
  const missing = (overview?.needed ?? 0) - living.length
  const ranking = { href: `/beheer/oproepen/${application.call.code}/rangschikking`, label: 'Bekijk de rangschikking' }
  return {
    ELIGIBILITY_CHECK:
      outcome && !outcome.eligible
        ? { href: '#besluit', label: 'Bekijk het voorstel van onontvankelijkheid' }
        : { href: '#ontvankelijkheid', label: result.unanswered.length === 0 ? 'Besluit over de ontvankelijkheid' : result.unanswered.length === 1 ? 'Beantwoord de laatste vraag' : `Beantwoord nog ${result.unanswered.length} van ${questions.length} vragen` },
    COMPLETION_REQUESTED: { words: 'Wacht op de aanvulling van de aanvrager.' },
    ELIGIBLE: { href: '#beoordeling', label: missing > 0 ? `Wijs ${missing} ${missing === 1 ? 'beoordelaar' : 'beoordelaars'} toe` : 'Bekijk de beoordelaars' },
    IN_REVIEW:
      missing > 0
        ? { href: '#beoordeling', label: `Wijs ${missing} ${missing === 1 ? 'beoordelaar' : 'beoordelaars'} toe` }
        : { words: `Wacht op ${waiting.map(({ reviewer }) => reviewer.name).join(' en ') || 'de beoordelaars'}.` },
    CONSENSUS: { href: `/beoordelen/${application.id}/overleg`, label: 'Bekijk het overleg' },
    RANKED: ranking,
    PROPOSED: { href: `/beheer/oproepen/${application.call.code}/beslissing`, label: 'Bekijk het voorstel' },
  }
}
