/** Ends the session on the server, so that the browser's back button shows nothing of it. */
export function SignOut() {
  return (
    <form action="/afmelden" method="post">
      <button className="link-button">Afmelden</button>
    </form>
  )
}
