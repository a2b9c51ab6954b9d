import { demoAddress } from '@/lib/sign-in/demo-accounts'
import { content, type RequestContent } from './content'

export type StoryPerson = { email: string; name: string; functionTitle: string }

/** The demo accounts work for one organisation each, so the leads of three partnerships have people of their own. */
const leadPeople: Record<string, { contact: StoryPerson; signatory: StoryPerson }> = {
  SP05: {
    contact: { email: demoAddress('coordinator'), name: 'Marieke Dhondt', functionTitle: 'coördinator' },
    signatory: { email: demoAddress('penhouder'), name: 'Herman Van Laere', functionTitle: 'voorzitter' },
  },
  SP09: {
    contact: { email: demoAddress('griet.leemans'), name: 'Griet Leemans', functionTitle: 'coördinator' },
    signatory: { email: demoAddress('paul.vandamme'), name: 'Paul Van Damme', functionTitle: 'voorzitter' },
  },
  SP13: {
    contact: { email: demoAddress('samira.benali'), name: 'Samira Benali', functionTitle: 'coördinator' },
    signatory: { email: demoAddress('luk.theys'), name: 'Luk Theys', functionTitle: 'voorzitter' },
  },
}

/** Who fills in a request and who signs it. */
export const peopleOf = (request: RequestContent): { contact: StoryPerson; signatory: StoryPerson } => {
  const own = request.partnership ? leadPeople[request.partnership] : undefined
  if (own) return own
  const academy = content.academies.find(({ code }) => code === request.academy)
  const person = (email: string, functionTitle: string): StoryPerson => {
    const member = academy?.members.find((candidate) => candidate.email === email)
    return { email, name: member?.name ?? email, functionTitle: member?.function ?? functionTitle }
  }
  return { contact: person(request.contact, 'medewerker'), signatory: person(request.signatory, 'voorzitter') }
}
