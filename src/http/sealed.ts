import type { Ctx } from './context.ts'

/** A letter as mail programs show it: it carries its own styles, as they want them; it can do nothing else. */
export function showSealed(c: Ctx, html: string): Response | Promise<Response> {
  c.header(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox",
  )
  return c.html(html)
}
