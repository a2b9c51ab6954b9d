import { StatusWord } from '@/app/_ui/status-word'
import type { Scanner } from '@/lib/files/hand-out'
import { NOT_SCANNED, scanWords, type Scan } from '@/lib/files/scan-words'

type ScanStateProps = { scan: Scan | undefined; scanner: Scanner; engine?: boolean | undefined }

/** Whether a file was found clean; `engine` adds what the scanner itself said, for the office. */
export function ScanState({ scan, scanner, engine }: ScanStateProps) {
  const state = scan?.state ?? 'WAITING'
  if (state === 'WAITING' && scanner !== 'configured') return <StatusWord tone="neutral">{NOT_SCANNED}</StatusWord>
  return (
    <>
      <StatusWord tone={tones[state]}>{scanWords[state]}</StatusWord>
      {engine && state !== 'CLEAN' && scan?.answer && <span className="small muted"> De scanner zei: <bdi>{scan.answer}</bdi></span>}
    </>
  )
}

const tones = { WAITING: 'waiting', CLEAN: 'done', INFECTED: 'refused' } as const
