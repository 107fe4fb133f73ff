import type { Ctx } from './context.ts'
import { Refused } from './errors.ts'

/** The fields of a form or of a query. Of a name that comes twice the first counts, everywhere. */
export interface Fields {
  /** Trimmed; an empty field and an absent one are the same. */
  (name: string): string | undefined
  names: string[]
  /** As they were typed, to be shown again. */
  typed: Record<string, string>
}

export function fieldsOf(params: URLSearchParams): Fields {
  const typed: Record<string, string> = Object.create(null)
  for (const [name, value] of params) typed[name] ??= value
  const read = (name: string) => typed[name]?.trim().replace(/\r\n/g, '\n') || undefined
  return Object.assign(read, { names: Object.keys(typed), typed })
}

/** Of a page that may be kept, only the fields by which it is found again. */
export const queryOf = (c: Ctx): Fields =>
  fieldsOf(new URLSearchParams(c.get('query') ?? new URL(c.req.url).search))

/** The named fields of a query, in one order and one spelling: two queries that mean the same become the same. */
export function plainQuery(params: URLSearchParams, reads: (name: string) => boolean): string {
  if (params.size === 0) return ''
  const fields = fieldsOf(params)
  const said = fields.names
    .filter(reads)
    .sort()
    .flatMap((name) => (fields(name) ? [[name, fields(name)!]] : []))
  return new URLSearchParams(said).toString()
}

/** The fields of a posted form. */
export async function formOf(c: Ctx): Promise<Fields> {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) throw new Refused(415, 'unsupported_type')
  return fieldsOf(new URLSearchParams(await c.req.text()))
}

const tooDeep = (text: string) =>
  /^[\s[{]*[[{](\s*[[{]){40}/.test(text) || (text.match(/[[{]/g)?.length ?? 0) > 5000

/** A JSON body, bounded in size by the door and in depth here. */
export async function jsonOf(c: Ctx): Promise<unknown> {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/json\b/i.test(type)) throw new Refused(415, 'unsupported_type')
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await c.req.arrayBuffer())
  } catch {
    throw new Refused(400, 'malformed')
  }
  if (tooDeep(text)) throw new Refused(400, 'malformed')
  try {
    return JSON.parse(text)
  } catch {
    throw new Refused(400, 'malformed')
  }
}

/** A path of this very site to go back to, or the start page: never another site, whatever was sent. */
export function safePath(path: string | undefined): string {
  if (!path?.startsWith('/') || /^\/[/\\]/.test(path) || /[\p{Cc}\\]/u.test(path)) return '/'
  try {
    const url = new URL(path, 'http://here.invalid')
    return url.origin === 'http://here.invalid' && !url.pathname.startsWith('//')
      ? url.pathname + url.search
      : '/'
  } catch {
    return '/'
  }
}
