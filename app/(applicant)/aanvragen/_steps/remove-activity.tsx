import { Actions, Button } from '@/app/_ui/button'
import type { ActivityReading } from '@/lib/applications/form'

type RemoveActivityProps = { activity: ActivityReading; number: number; substance: string; version: number; list: string }

/** In the row of an activity that one wants to remove: what goes with it, before it goes. A step of its own, so that it asks without JavaScript too. */
export function RemoveActivity({ activity, number, substance, version, list }: RemoveActivityProps) {
  return (
    <div className="task__question" id="verwijderen" tabIndex={-1} role="group" aria-labelledby="verwijderen-vraag">
      <p id="verwijderen-vraag"><strong>Verwijdert u <bdi>{activity.title ?? `activiteit ${number}`}</bdi>?</strong></p>
      <p>Alles wat bij deze activiteit ingevuld is, gaat weg: {substance}. U kunt het niet terughalen.</p>
      <Actions>
        <Button kind="danger" small name="rijen" value={`remove:activities:${activity.id}@${version}`}>Ja, verwijder</Button>
        <a href={list}>Nee, houd de activiteit</a>
      </Actions>
    </div>
  )
}
