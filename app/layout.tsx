import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import type { ReactNode } from 'react'
import { isRefused } from './_form/refused-request'
import './globals.css'

const source = localFont({
  src: '../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
  weight: '200 900',
  style: 'normal',
  display: 'swap',
  variable: '--font-source',
  adjustFontFallback: 'Arial',
})

/** The title of a page that answers a refused form says so before any script runs. */
export const generateMetadata = async (): Promise<Metadata> => {
  const fault = (await isRefused()) ? 'Fout: ' : ''
  return {
    title: { default: `${fault}STEM-loket`, template: `${fault}%s - STEM-loket` },
    description: 'Subsidies voor STEM-activiteiten buiten de schooltijd: van oproep en aanvraag tot beslissing, betaling en verslag.',
  }
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, themeColor: '#FFFFFF' }

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="nl-BE" className={source.variable}>
      <body>{children}</body>
    </html>
  )
}
