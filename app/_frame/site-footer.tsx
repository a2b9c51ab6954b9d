export function SiteFooter() {
  return (
    <footer className="footer">
      <div className="footer__inner">
        <ul className="footer__links">
          <li>
            <a href="/toegankelijkheid">Toegankelijkheid</a>
          </li>
          <li>
            <a href="/privacy">Privacy</a>
          </li>
          <li>
            <a href="/contact">Contact</a>
          </li>
          <li>
            <a href="/controleer">Bewijs controleren</a>
          </li>
          <li>
            <a href="/open-data">Open data</a>
          </li>
        </ul>
        <p>
          STEM-loket is het subsidieportaal van STEM@VLAIO. Vragen over uw dossier: team STEM, 0800 00 000 (voorbeeldnummer),
          op werkdagen van 9 tot 16 uur.
        </p>
      </div>
    </footer>
  )
}
