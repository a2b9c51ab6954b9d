'use client'

import { useState } from 'react'
import { Actions, Button } from '@/app/_ui/button'
import { bands, bandWords, genders, genderWords, novelties, noveltyWords } from '@/lib/activity-log/count-words'
import { dayPartWords } from '@/lib/activity-log/words'
import { changeCount, dropCount, presentIn, tally, whyNotOff, type Choice, type Count } from './count-store'

type CountPadProps = { number: string; count: Count; onLeave: () => void; onFinished: () => void }

/** One tap is one child. What one knows of it is chosen once and holds for the taps that follow; what one does not ask stays “niet gevraagd”. */
export function CountPad({ number, count, onLeave, onFinished }: CountPadProps) {
  const [refused, setRefused] = useState('')
  const { clientKey, enrolled } = count
  // Kept with the count: after a reload the same choices hold.
  const { novelty, band } = count.chosen ?? { novelty: 'UNKNOWN' as const, band: 'UNKNOWN' as const }
  const choose = (chosen: Partial<Omit<Choice, 'gender'>>) => {
    setRefused('')
    changeCount(number, clientKey, (one) => ({ ...one, chosen: { novelty, band, ...chosen } }))
  }
  const tap = (gender: Choice['gender'], by: 1 | -1) => {
    setRefused(by === 1 ? '' : whyNotOff(count, { gender, novelty, band }))
    tally(number, clientKey, { gender, novelty, band }, by)
  }
  const present = presentIn(count)
  const finish = () => {
    changeCount(number, clientKey, (one) => ({ ...one, finished: true, problem: '' }))
    onFinished()
  }
  return (
    <div className="count">
      <p><strong>{count.title}</strong><br />{count.day.split('-').toReversed().join('/')}, {dayPartWords[count.dayPart]}</p>
      <p className="count__total" role="status"><span className="numeric">{present}</span> aanwezig</p>
      <Chips name="novelty" legend="De volgende kinderen zijn" options={novelties.map((value) => ({ value, label: noveltyWords[value] }))} value={novelty} onChange={(value) => choose({ novelty: value })} />
      <Chips name="band" legend="Leeftijd" options={bands.map((value) => ({ value, label: bandWords[value] }))} value={band} onChange={(value) => choose({ band: value })} />
      <div className="count__pad">
        {genders.map((gender) => (
          <div className="count__row" key={gender}>
            <button type="button" className="count__add" onClick={() => tap(gender, 1)} aria-label={`${genderWords[gender]}, één erbij`}>
              <span>{genderWords[gender]}</span><span className="numeric">{count.gender[gender]}</span>
            </button>
            <button type="button" className="count__take" disabled={count.gender[gender] === 0} onClick={() => tap(gender, -1)} aria-label={`${genderWords[gender]}, één eraf`}>−1</button>
          </div>
        ))}
      </div>
      <p role="status">{refused}</p>
      <p className="muted small">{[...novelties.map((one) => [noveltyWords[one], count.novelty[one]] as const), ...bands.map((one) => [one === 'UNKNOWN' ? 'leeftijd onbekend' : `${bandWords[one]} jaar`, count.bands[one]] as const)].filter(([, children]) => children > 0).map(([word, children]) => `${word.toLowerCase()}: ${children}`).join(', ')}</p>
      <p className="field"><label htmlFor="enrolled">Ingeschreven</label><input id="enrolled" inputMode="numeric" value={String(enrolled)} onChange={({ target }) => changeCount(number, clientKey, (one) => ({ ...one, enrolled: Math.min(5000, Number(target.value.replaceAll(/\D/g, ''))) }))} /></p>
      <Actions>
        <Button type="button" onClick={finish}>Bewaar</Button>
        <Button kind="secondary" type="button" onClick={onLeave}>Ga later verder</Button>
      </Actions>
      <details className="details">
        <summary>Deze telling weggooien</summary>
        <p>De {present} tikken van deze telling verdwijnen.</p>
        <Actions><Button kind="danger" type="button" onClick={() => { dropCount(number, clientKey); onLeave() }}>Gooi weg</Button></Actions>
      </details>
    </div>
  )
}

type ChipsProps<Value extends string> = { name: string; legend: string; options: readonly { value: Value; label: string }[]; value: Value; onChange: (value: Value) => void }

function Chips<Value extends string>({ name, legend, options, value, onChange }: ChipsProps<Value>) {
  return (
    <fieldset className="count__chips">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value}><input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} /><span>{option.label}</span></label>
      ))}
    </fieldset>
  )
}
