import type { Task } from '@/app/_ui/task-list'
import type { Together } from '@/lib/applications/together'
import { hereWords } from './here-words'

/** Who has a section, who said it is done and who is in it now, as its row of the task list says it. */
export const sectionPeople = ({ handovers, here }: Together, step: string): Pick<Task, 'person' | 'personNote' | 'busyHere'> => {
  const given = handovers.find((handover) => handover.step === step)
  const names = here.filter((other) => other.step === step).map(({ name }) => name)
  const busyHere = names.length > 0
  if (!given) return busyHere ? { person: names.join(', '), personNote: names.length === 1 ? 'is hier nu bezig' : 'zijn hier nu bezig', busyHere } : {}
  const state = given.done ? 'zegt: dit is klaar' : 'werkt hieraan'
  return { person: (given.done && given.doneBy) || given.holder, personNote: busyHere ? `${state}. ${hereWords(names)}` : state, busyHere }
}
