/** An address as a log or an audit may have it: enough to be recognised by whoever knows it. */
export function masked(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? '***' : `${email[0]}***${email.slice(at)}`
}
