import { SideBlock } from '@/app/_ui/side-block'
import { bidPoints, matchWeights, stoodPoints } from '@/lib/reviews/preference'

/** The formula of lib/reviews/preference.ts, with its own numbers. */
export function Formula() {
  const { themes, disciplines, ageBands, provinces } = matchWeights
  return (
    <SideBlock title="Zo telt dit mee">
      <p>Het loket geeft elk dossier bij elke beoordelaar punten:</p>
      <ul>
        <li>{themes} punten voor de thema’s van het dossier die u kent: kent u de helft, dan de helft van de punten;</li>
        <li>zo ook {ageBands} voor de leeftijden, {disciplines} voor de disciplines en {provinces} voor de provincies waar de activiteiten plaatsvinden;</li>
        <li>{bidPoints.EAGER} erbij als u het dossier graag wilt, {-bidPoints.RELUCTANT} eraf als u het liever niet hebt;</li>
        <li>{stoodPoints} erbij als het vorige voorstel u dit dossier al gaf.</li>
      </ul>
      <p>Het voorstel is de verdeling met de meeste punten samen, met genoeg beoordelaars voor elk dossier, nooit meer dossiers dan u opgeeft, en nooit een dossier waarin u een belang hebt. Als het kan, krijgt ieder minstens de helft van een gelijk deel. De dossierbeheerder bevestigt.</p>
    </SideBlock>
  )
}
