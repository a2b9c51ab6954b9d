import { create } from 'qrcode'

const QUIET = 4

/** Drawn on the server as one path, black on white whatever the colours of the page: cameras ask that. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const dark = Array.from(data, (bit, index) => (bit ? `M${(index % size) + QUIET} ${Math.floor(index / size) + QUIET}h1v1h-1z` : '')).join('')
  const side = size + 2 * QUIET
  return (
    <svg role="img" aria-label={label} width={240} height={240} viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  )
}
