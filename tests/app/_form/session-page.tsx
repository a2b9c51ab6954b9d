import { createRoot } from 'react-dom/client'
import { SessionWarning } from '@/app/_form/session-warning'

declare global {
  interface Window {
    /** the server's answer; the test decides */
    stay: () => Promise<{ idleEndsAt: string } | null>
  }
}

const seconds = (name: string): string => new Date(Date.now() + 1000 * Number(new URL(location.href).searchParams.get(name))).toISOString()

createRoot(document.body).render(<SessionWarning idleEndsAt={seconds('idle')} absoluteEndsAt={seconds('absolute')} stay={() => window.stay()} />)
