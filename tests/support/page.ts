import { readFileSync } from 'node:fs'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** What a page around these parts is to a browser without a script: our markup, our classes. */
export const pageOf = (content: ReactNode, area = 'area'): string =>
  `<!doctype html><html lang="nl-BE"><head><meta name="viewport" content="width=device-width"><title>Delen</title><style>${stylesheet()}</style></head>` +
  `<body><div class="${area}"><main>${renderToStaticMarkup(content)}</main></div></body></html>`

/** globals.css with its imports in place. */
export const stylesheet = (): string =>
  readFileSync('app/globals.css', 'utf8').replaceAll(/@import '(.+?)';/g, (_line, file: string) => readFileSync(`app/${file}`, 'utf8'))
