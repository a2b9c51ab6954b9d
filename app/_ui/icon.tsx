// The latin file of the typeface has no arrows or checks, so they are drawn.
const shapes = {
  check: <path d="M2.5 8.5l4 4 7-9" fill="none" stroke="currentColor" strokeWidth="2" />,
  arrow: <path d="M2 8h11M8.5 3.5L13 8l-4.5 4.5" fill="none" stroke="currentColor" strokeWidth="2" />,
  plus: <path d="M8 2v12M2 8h12" fill="none" stroke="currentColor" strokeWidth="2" />,
  error: <path d="M8 1l7.5 14H.5z" fill="currentColor" />,
  warning: (
    <path d="M8 1.5l6.8 12.8H1.2zM8 6v4M8 11.2v1.4" fill="none" stroke="currentColor" strokeWidth="1.5" />
  ),
}

export function Icon({ shape }: { shape: keyof typeof shapes }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      {shapes[shape]}
    </svg>
  )
}
