import { AttachmentList } from '@/app/_file/attachment-list'
import { FiledStep } from '@/app/_file/filed-step'
import { formatEuro } from '@/app/_ui/amount'
import type { StepCode } from '@/lib/applications/steps'
import type { DeskView } from '@/lib/reviews/desk'
import { Evidence } from './evidence'
import { FileSearch } from './file-search'

/** Where the form answers each criterion (domain 2.2). */
const evidenceOf: Record<StepCode, readonly string[]> = {
  organisatie: ['C09'],
  'andere-steun': [],
  activiteiten: ['C01', 'C02', 'C03', 'C04', 'C05', 'C07'],
  doelgroepen: ['C06'],
  partners: ['C08'],
  begroting: ['C10'],
  bijlagen: [],
  verklaringen: [],
}

/** What is judged most stands first. */
const order: readonly StepCode[] = ['activiteiten', 'doelgroepen', 'partners', 'begroting', 'organisatie', 'andere-steun']

/** What identifies the file. */
export function DeskTitle({ desk: { header, activities } }: { desk: DeskView }) {
  const { organisation, number, requestedCents } = header
  const facts = [organisation.legalName, organisation.municipality?.name, number, `${activities.length} ${activities.length === 1 ? 'activiteit' : 'activiteiten'}`, requestedCents === null ? null : `${formatEuro(requestedCents).replace(' ', '\u00a0')} gevraagd`]
  return (
    <>
      <h1>{header.title}</h1>
      <p className="muted">{facts.filter(Boolean).join(' · ')}</p>
    </>
  )
}

/** The file as it was filed, with a way to each part. */
export function DeskFile({ desk: { header, scanner, steps: filed } }: { desk: DeskView }) {
  const steps = order.flatMap((code) => filed.filter((step) => step.code === code))
  return (
    <>
      <FileSearch />
      <nav className="tabs" aria-label="Delen van het dossier">
        <ul className="tabs__list">
          {[...steps.map(({ code, title }) => ({ code, title })), { code: 'bijlagen', title: 'Bijlagen' }].map(({ code, title }) => (
            <li key={code}>
              <a className="tabs__link" href={`#deel-${code}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      {steps.map((step) => (
        <section key={step.code} id={`deel-${step.code}`} className="desk__part">
          <h2>{step.title}</h2>
          <Evidence criteria={evidenceOf[step.code]}>
            <FiledStep step={step} />
          </Evidence>
        </section>
      ))}
      <section id="deel-bijlagen" className="desk__part">
        <h2>Bijlagen</h2>
        <AttachmentList attachments={header.attachments} scanner={scanner} />
      </section>
    </>
  )
}
