/** What a form posts, with the dots of its names unfolded: `activities.0.title` → { activities: [{ title }] }. */
export type FormObject = { [name: string]: FormValue }
export type FormValue = string | File | FormValue[] | FormObject

/**
 * Numbers make lists, names make objects; one name several times makes a list of texts. Names of React and Next
 * (`$ACTION_…`) are left out. Only own keys of plain objects are made, so `__proto__` is a name like any other.
 */
export const fromFormData = (form: FormData): FormObject => {
  const root: Tree = new Map()
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name)
    plant(root, name, values.length === 1 ? (values[0] ?? '') : values)
  }
  return unfold(root)
}

/** The same of what fields hold, by name: what toFieldValues gives. */
export const fromFieldValues = (values: Readonly<Record<string, string | string[]>>): FormObject => {
  const root: Tree = new Map()
  for (const [name, value] of Object.entries(values)) plant(root, name, value)
  return unfold(root)
}

/** The other way: what the fields of a form hold, by name. Empty lists and objects leave no trace. */
export const toFieldValues = (value: object, prefix = ''): Record<string, string | string[]> => {
  const values: Record<string, string | string[]> = {}
  for (const [key, inner] of Object.entries(value)) {
    const name = prefix + key
    if (typeof inner === 'string') values[name] = inner
    else if (isTexts(inner)) values[name] = inner
    else if (typeof inner === 'object' && inner !== null) Object.assign(values, toFieldValues(inner, `${name}.`))
  }
  return values
}

const LONGEST_NAME = 200
const DEEPEST = 8
const MOST_ROWS = 1000

type Posted = FormDataEntryValue | FormDataEntryValue[]
type Tree = Map<string, Tree | Posted>

const plant = (root: Tree, name: string, value: Posted): void => {
  if (name.startsWith('$') || name.length > LONGEST_NAME) return
  const path = name.split('.').slice(0, DEEPEST)
  const last = path.pop() ?? ''
  let tree = root
  for (const step of path) {
    const inner = tree.get(step)
    const branch: Tree = inner instanceof Map ? inner : new Map()
    if (branch !== inner) tree.set(step, branch)
    tree = branch
  }
  if (!(tree.get(last) instanceof Map)) tree.set(last, value)
}

const unfold = (tree: Tree): FormObject => Object.fromEntries([...tree].map(([key, inner]) => [key, valueOf(inner)]))

const valueOf = (inner: Tree | Posted): FormValue => {
  if (!(inner instanceof Map)) return inner
  const keys = [...inner.keys()]
  const isList = keys.every(key => /^\d{1,4}$/.test(key) && Number(key) < MOST_ROWS)
  // Rows keep their order; a number left out (a row just removed) leaves no hole.
  return isList
    ? keys.toSorted((a, b) => Number(a) - Number(b)).map(key => valueOf(inner.get(key) ?? ''))
    : unfold(inner)
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every(item => typeof item === 'string')
