import { Icon } from '@/app/_ui/icon'

/** Says what is wrong and what is right, under the field. */
export function FieldError({ id, problem }: { id: string | undefined; problem: string | undefined }) {
  if (!problem) return null
  return (
    <p className="field__error" id={id}>
      <Icon shape="error" />
      <span>
        <span className="visually-hidden">Fout: </span>
        {problem}
      </span>
    </p>
  )
}
