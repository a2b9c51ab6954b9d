import type { ReactNode } from 'react'
import { Section } from '@/app/_ui/section'

/** A titled group of fields in a long form, with the same space between fields as in a short one. */
export function FormSection({ title, intro, children }: { title: string; intro?: string | undefined; children: ReactNode }) {
  return (
    <Section title={title} intro={intro}>
      <div className="form__fields">{children}</div>
    </Section>
  )
}
