import { NothingHere } from '@/app/_frame/nothing-here'

export const metadata = { title: 'Niet gevonden' }

/** Inside the frame of its area, which is drawn already. */
export default function NotFound() {
  return <NothingHere />
}
