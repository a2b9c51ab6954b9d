/** The whole request to take along, as it was filed. */
export function DossierLinks({ applicationId }: { applicationId: string }) {
  return (
    <>
      <a href={`/aanvragen/${applicationId}/dossier.pdf`} download>Hele aanvraag (pdf)</a>{' '}
      <a href={`/aanvragen/${applicationId}/dossier.zip`} download>Hele aanvraag met bijlagen (zip)</a>
    </>
  )
}
