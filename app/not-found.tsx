import { Area } from '@/app/_frame/area'
import { NothingHere } from '@/app/_frame/nothing-here'

export const metadata = { title: 'Niet gevonden' }

export default function NotFound() {
  return (
    <Area>
      <NothingHere />
    </Area>
  )
}
