/** A hexadecimal checksum in groups of four, so that two people can read it to each other. */
export function Checksum({ hex }: { hex: string }) {
  return <span className="checksum">{hex.match(/.{1,4}/g)?.join(' ')}</span>
}
