import { Fragment } from 'react'

/** The text of a mail as its reader gets it. Only links to the portal itself can be clicked. */
export function MailText({ text, appUrl }: { text: string; appUrl: string }) {
  return (
    <div className="mail-text">
      {text.trimEnd().split('\n').map((line, index) => (
        <Fragment key={index}>
          {line.startsWith(`${appUrl}/`) && !/\s/.test(line) ? <a href={line.slice(appUrl.length)}>{line}</a> : line}
          {'\n'}
        </Fragment>
      ))}
    </div>
  )
}
