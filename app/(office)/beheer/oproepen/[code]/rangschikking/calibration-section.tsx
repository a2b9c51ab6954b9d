import { Form } from '@/app/_form/form'
import { Button } from '@/app/_ui/button'
import { Checksum } from '@/app/_ui/checksum'
import { DataTable } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import { Warning } from '@/app/_ui/warning'
import type { CalibrationView } from '@/lib/reviews/calibration-view'
import { calibrate } from './actions'
import { crosses, expectedColumns } from './expected-columns'
import { SeverityTable } from './severity-table'

type Props = { callId: string; view: CalibrationView | null; shown: boolean; path: string; frozen: boolean; mayAsk: boolean }

/** What the reviews say about how sure the places are: advice, off until it is asked for. */
export function CalibrationSection({ callId, view, shown, path, frozen, mayAsk }: Props) {
  return (
    <Section id="onzekerheid" title="Onzekerheid van de plaatsen" ruled intro="Advies: het verandert geen score, geen totaal en geen officiële plaats.">
      {!shown && <p><a href={`${path}?onzekerheid=ja#onzekerheid`}>Toon onzekerheid van de plaatsen</a></p>}
      {view?.state === 'closed' && <p>U hebt een belang in een dossier van deze oproep. Deze berekening rust op alle dossiers samen en is daarom niet voor u te lezen.</p>}
      {view?.state === 'none' && <p>{view.reviews === 0 ? 'Er zijn nog geen ingediende beoordelingen om mee te rekenen.' : 'Er is nog geen berekening. Ze wordt na het bevriezen vanzelf gevraagd en duurt minder dan een minuut; laad daarna deze pagina opnieuw.'}</p>}
      {view?.state === 'made' && !view.current && <Warning>Sinds deze berekening zijn er beoordelingen bijgekomen, gewijzigd of weggevallen. Ze telt die niet mee.</Warning>}
      {mayAsk && ((view?.state === 'none' && view.reviews > 0) || (view?.state === 'made' && !view.current)) && (
        <Form action={calibrate} hidden={{ callId }} label="Onzekerheid berekenen"><Button kind="secondary">Vraag de berekening</Button></Form>
      )}
      {view?.state === 'made' && <Made view={view} frozen={frozen} />}
      {shown && <p><a href={path}>Verberg onzekerheid van de plaatsen</a></p>}
    </Section>
  )
}

function Made({ view, frozen }: { view: Extract<CalibrationView, { state: 'made' }>; frozen: boolean }) {
  const { files, line, connected, reviewers } = view
  const crossing = files.filter((file) => crosses(file, line)).length
  return (
    <>
      {line !== null && (
        <p>
          <strong>{crossing === 0 ? 'Geen enkel dossier kruist de lijn.' : `Kruist de lijn: ${crossing} van ${files.length} dossiers.`}</strong>{' '}
          {crossing > 0 && 'Over welke kant van de enveloppe deze dossiers horen, zijn de beoordelingen niet zeker: hun interval van 90% loopt over de lijn (blauw en dikker).'}
        </p>
      )}
      {!connected && <Warning>Niet alle dossiers zijn verbonden door gedeelde beoordelaars. Tussen de groepen rust de vergelijking alleen op de aanname dat ze gemiddeld even goed zijn.</Warning>}
      {frozen
        ? <p>De verwachte plaats, het interval en de kans staan in de officiële lijst hierboven, bij elk dossier.</p>
        : <DataTable label="Verwachte plaatsen" rows={files} rowKey={({ applicationId }) => applicationId} columns={[{ key: 'number', head: 'Dossier', rowHead: true, narrow: true, cell: ({ number }) => <a href={`/beheer/dossiers/${number}`}>{number}</a> }, ...expectedColumns<(typeof files)[number]>(files, line, (file) => file)]} />}
      <SeverityTable reviewers={reviewers} />
      <Meaning connected={connected} />
      <p className="muted">
        Berekend op <Instant at={view.madeAt} /> uit {view.reviews} beoordelingen, met {view.draws.toLocaleString('nl-BE')} trekkingen en startgetal {view.seed}. Wie dezelfde beoordelingen met dit startgetal doorrekent, vindt hetzelfde. Controlegetal: <Checksum hex={view.sha256} />
      </p>
    </>
  )
}

function Meaning({ connected }: { connected: boolean }) {
  return (
    <>
      <h3>Wat dit wel en niet zegt</h3>
      <ul>
        <li>Het zegt hoe sterk de plaatsen afhangen van wie een dossier beoordeelde. Het zegt niet welk dossier echt beter is.</li>
        <li>Strenger betekent: lagere scores dan collega’s voor vergelijkbare dossiers. Het zegt niet wie gelijk heeft.</li>
        <li>Met weinig gedeelde dossiers is een strenge beoordelaar nauwelijks te onderscheiden van zwakke dossiers. Een breed interval betekent: dat weten we niet.</li>
        {connected && <li>Gedeelde beoordelaars verbinden alle dossiers met elkaar, rechtstreeks of via andere dossiers.</li>}
        <li>De kans boven de lijn is het deel van de trekkingen waarin het dossier bij de plaatsen hoort die de enveloppe betaalt. Drempels en overleg tellen daarin niet mee, alleen de beoordelingen zelf.</li>
        <li>Waar een beoordelaar zich onthield, wegen de andere criteria voor het geheel. Een onthouding is geen nul.</li>
      </ul>
    </>
  )
}
