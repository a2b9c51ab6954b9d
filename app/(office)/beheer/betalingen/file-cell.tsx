/** Which file a row is about, with the way to it. */
export function FileCell({ grant: { number, organisation } }: { grant: { number: string; organisation: { legalName: string } } }) {
  return <><a className="file-number" href={`/beheer/dossiers/${number}`}>{number}</a><span className="table__note">{organisation.legalName}</span></>
}
