import { CheckboxesField } from '@/app/_form/choice-fields'
import { FieldGroup } from '@/app/_form/field-group'
import { NumberField } from '@/app/_form/number-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import { TextField } from '@/app/_form/text-field'
import type { KnowledgeWords } from '@/lib/knowledge/queries'

export function LessonFields({ words }: { words: KnowledgeWords }) {
  return (
    <>
      <TextField name="title" label="Titel" hint="De les in enkele woorden." maxLength={120} />
      <TextAreaField name="text" label="Wat gebeurde er, en wat leert een ander eruit?" hint="Iedereen kan dit lezen. Noem geen personen en geen contactgegevens." rows={8} minimum={100} maximum={3000} />
      <TextAreaField name="tip" label="Tip" hint="Wat iemand morgen kan doen." rows={2} maximum={600} optional />
      <CheckboxesField name="criteria" label="Criteria" options={words.criteria} />
      <CheckboxesField name="themes" label="Thema’s" options={words.themes} inline optional />
      <FieldGroup legend="Leeftijd" inline>
        <NumberField name="ageMin" label="Van" suffix="jaar" />
        <NumberField name="ageMax" label="Tot en met" suffix="jaar" />
      </FieldGroup>
    </>
  )
}
