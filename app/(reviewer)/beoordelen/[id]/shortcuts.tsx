'use client'

import { type RefObject, useSyncExternalStore } from 'react'
import { Button } from '@/app/_ui/button'
import { shortcuts } from './desk-keys'

type Props = { dialog: RefObject<HTMLDialogElement | null>; plain: boolean; setPlain: (plain: boolean) => void }

/** Opens the list. There are no shortcuts before JavaScript, so there is no button either. */
export function ShortcutsButton({ dialog }: Pick<Props, 'dialog'>) {
  return useInBrowser() && (
    <Button type="button" kind="quiet" small aria-keyshortcuts="?" onClick={() => dialog.current?.showModal()}>
      Sneltoetsen <kbd>?</kbd>
    </Button>
  )
}

/** Keys by themselves can be switched off (WCAG 2.1.4): who speaks to the computer would press them unawares. */
export function ShortcutsDialog({ dialog, plain, setPlain }: Props) {
  return (
    <dialog ref={dialog} className="shortcuts" aria-labelledby="sneltoetsen">
      <h2 id="sneltoetsen">Sneltoetsen</h2>
      <dl className="shortcuts__list">
        {shortcuts.filter((shortcut) => plain || !shortcut.plain).map(({ keys, does }) => (
          <div key={does}>
            <dt>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="choice">
        <input type="checkbox" checked={plain} onChange={(event) => setPlain(event.target.checked)} />
        <span>Gebruik ook toetsen zonder Ctrl of Alt. Ze werken nooit terwijl u typt.</span>
      </label>
      <Button type="button" small onClick={() => dialog.current?.close()}>Sluit</Button>
    </dialog>
  )
}

const never = () => () => {}
/** False on the server and until the page listens. */
export const useInBrowser = (): boolean => useSyncExternalStore(never, () => true, () => false)
