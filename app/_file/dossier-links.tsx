/** The whole request to take along, as it was filed. */
export function DossierLinks({ applicationId }: { applicationId: string }) {
  return (
    <span className="links">
      <a href={`/aanvragen/${applicationId}/dossier.pdf`} download>Hele aanvraag (pdf)</a>
      <a href={`/aanvragen/${applicationId}/dossier.zip`} download>Hele aanvraag met bijlagen (zip)</a>
    </span>
  )
}
