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

/** Of a page that may be kept, only the fields by which it is found again. No text has a NUL, so none is looked for. */
export const queryOf = (c: Ctx): Fields =>
  fieldsOf(new URLSearchParams((c.get('query') ?? new URL(c.req.url).search).replaceAll('%00', '')))

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

/** What a caller may name an attempt with. */
export function soundKey(key: string): string {
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw new Refused(400, 'malformed')
  return key
}

/** The fields of a posted form. */
export async function formOf(c: Ctx): Promise<Fields> {
  const text = await textOf(c, 'application/x-www-form-urlencoded')
  try {
    // A percent sign alone is itself; what is escaped must be UTF-8, or something else than was typed would be stored.
    decodeURIComponent(text.replace(/%(?![0-9a-f]{2})/gi, ''))
  } catch {
    throw new Refused(400, 'malformed')
  }
  return fieldsOf(new URLSearchParams(text))
}

/** The page of ours that a posted form says it stands on, where it says so. */
export async function backOf(c: Ctx): Promise<string | undefined> {
  try {
    const back = (await formOf(c))('back')
    return back === undefined ? undefined : safePath(back)
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}

/** A body of this type and of no other, neither compressed nor in another encoding than UTF-8. */
async function textOf(c: Ctx, wanted: string): Promise<string> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  const coding = c.req.header('content-encoding')?.toLowerCase() ?? 'identity'
  if (type !== wanted || coding !== 'identity') throw new Refused(415, 'unsupported_type')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await c.req.arrayBuffer())
  } catch {
    throw new Refused(400, 'malformed')
  }
}

const tooDeep = (text: string) =>
  /^[\s[{]*[[{](\s*[[{]){40}/.test(text) || (text.match(/[[{]/g)?.length ?? 0) > 5000

/** A JSON body, bounded in size by the door and in depth here. */
export async function jsonOf(c: Ctx): Promise<unknown> {
  const text = await textOf(c, 'application/json')
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

/** Which page of a list is asked for, from 1. */
export const pageIn = (said: string | undefined): number =>
  /^[1-9]\d{0,4}$/.test(said ?? '') ? Number(said) : 1
