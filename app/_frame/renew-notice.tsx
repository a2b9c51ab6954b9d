import { Notice } from '@/app/_ui/notice'
import { renewPath } from '@/lib/sign-in/return-to'

/** Above a form whose step asks a fresh sign-in: said before anything is typed. */
export function RenewNotice({ returnTo }: { returnTo: string }) {
  return (
    <Notice>
      Voor een beslissing meldt u zich kort vooraf opnieuw aan. <a href={renewPath(returnTo)}>Meld u opnieuw aan</a>: daarna komt u hier terug.
    </Notice>
  )
}
