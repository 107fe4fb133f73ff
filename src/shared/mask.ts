/** An address as a log or an audit may have it: enough to be recognised by whoever knows it, and of what is none nothing. */
export function masked(email: string): string {
  const [, first, at] = /^([^\s@])[^\s@]*(@[^\s@]+\.[^\s@]+)$/u.exec(email.slice(0, 255)) ?? []
  return first && at && email.length <= 254 ? `${first}***${at}` : '***'
}
