'use client'

import { use, useEffect, useRef } from 'react'
import { FormContext } from '@/app/_form/form-context'
import { Actions, Button } from '@/app/_ui/button'

/** A place higher or lower. The row that moved takes the keyboard along. */
export function MoveButtons({ label, up, down }: { label: string; up: boolean; down: boolean }) {
  const { state } = use(FormContext)
  const buttons = useRef<HTMLDivElement>(null)
  const pressed = useRef('')
  useEffect(() => {
    if (state?.status !== 'done') return
    const [here, ...others] = [...(buttons.current?.querySelectorAll('button') ?? [])].toSorted((one) => (one.value === pressed.current ? -1 : 1))
    const able = here?.disabled ? others.find((other) => !other.disabled) : here
    able?.focus()
  }, [state])
  return (
    <div ref={buttons}>
      <Actions>
        <Button kind="quiet" small name="direction" value="UP" disabled={!up} onClick={() => { pressed.current = 'UP' }}>Omhoog<span className="visually-hidden">: {label}</span></Button>
        <Button kind="quiet" small name="direction" value="DOWN" disabled={!down} onClick={() => { pressed.current = 'DOWN' }}>Omlaag<span className="visually-hidden">: {label}</span></Button>
      </Actions>
    </div>
  )
}
