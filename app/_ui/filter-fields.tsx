import type { ReactNode } from 'react'

type Labelled = { name: string; label: string; hint?: string | undefined }
type Option = { value: string; label: string }

/** Fields of a FilterBar on a public page: plain HTML, so that a family on a phone loads no script for them. */
export function FilterText({ name, label, hint, value, type = 'text', options, short, maxLength }: Labelled & { value: string; type?: 'text' | 'search' | 'number' | undefined; options?: readonly string[] | undefined; short?: boolean | undefined; maxLength?: number | undefined }) {
  return (
    <Shell name={name} label={label} hint={hint}>
      <input
        className={short ? 'field__input field__input--short' : 'field__input'}
        id={idOf(name)}
        name={name}
        type={type === 'number' ? 'text' : type}
        inputMode={type === 'number' ? 'numeric' : undefined}
        defaultValue={value}
        maxLength={maxLength}
        autoComplete="off"
        list={options ? `${idOf(name)}-lijst` : undefined}
        aria-describedby={hint ? `${idOf(name)}-hint` : undefined}
      />
      {options && <datalist id={`${idOf(name)}-lijst`}>{options.map((option) => <option key={option} value={option}>{option}</option>)}</datalist>}
    </Shell>
  )
}

export function FilterSelect({ name, label, hint, value, options, all }: Labelled & { value: string; options: readonly Option[]; all?: string | undefined }) {
  return (
    <Shell name={name} label={label} hint={hint}>
      <select className="field__input" id={idOf(name)} name={name} defaultValue={value} aria-describedby={hint ? `${idOf(name)}-hint` : undefined}>
        {all !== undefined && <option value="">{all}</option>}
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </Shell>
  )
}

export function FilterTick({ name, label, checked }: { name: string; label: string; checked: boolean }) {
  return (
    <div className="field">
      <label className="choice" htmlFor={idOf(name)}>
        <input type="checkbox" id={idOf(name)} name={name} value="ja" defaultChecked={checked} />
        <span>{label}</span>
      </label>
    </div>
  )
}

function Shell({ name, label, hint, children }: Labelled & { children: ReactNode }) {
  return (
    <div className="field">
      <label className="field__label" htmlFor={idOf(name)}>{label}</label>
      {hint && <span className="field__hint" id={`${idOf(name)}-hint`}>{hint}</span>}
      {children}
    </div>
  )
}

const idOf = (name: string): string => `filter-${name}`
