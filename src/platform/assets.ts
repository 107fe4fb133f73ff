import { STAY_WITH_HTTPS } from '../shared/https.ts'
import type { Assets } from './ports.ts'

/** The hash of each static file's content, by its name under `/static/`: what both platforms and the edge build agree on. */
export type Manifest = Readonly<Record<string, string>>

/**
 * The order in which static/css becomes one sheet: it begins with the file that declares the layers, so within a
 * layer only specificity and this order decide. A folder stands for its files by name. A file that is in none of these is refused.
 */
export const sheetOrder: readonly string[] = [
  'layers',
  'tokens',
  'base',
  'layout',
  'ui/',
  'pages/',
  'motion',
  'print',
]

/** Files that a package brings: the name they are served under, and where they lie in node_modules. */
export const borrowed: Readonly<Record<string, string>> = {
  'js/htmx.js': 'htmx.org/dist/htmx.min.js',
  'fonts/hanken-grotesk.woff2':
    '@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2',
  'docs/swagger.js': 'swagger-ui-dist/swagger-ui-bundle.js',
  'docs/swagger.css': 'swagger-ui-dist/swagger-ui.css',
}

/** What may be served at all. A map, a database or a dotfile has no type here, so it can never be reached. */
const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
}

export function typeOf(name: string): string | undefined {
  if (name.split('/').some((part) => part.startsWith('.'))) return undefined
  return types[name.slice(name.lastIndexOf('.') + 1)]
}

export const isText = (name: string) => typeOf(name)?.includes('charset') ?? false

/** `css/app.css` with the hash `3f2a…` is `/static/css/app.3f2a….css`. */
export function urlOf(name: string, hash: string): string {
  const dot = name.lastIndexOf('.')
  return `/static/${name.slice(0, dot)}.${hash}${name.slice(dot)}`
}

export interface Found {
  name: string
  /** The URL carries the hash of the present content, so it can be kept for ever. */
  lasting: boolean
}

/**
 * Which file a path means. A hash of yesterday's content still finds the file, to be kept for a minute only: while a
 * release goes out, a page from before it must not stand there without its sheet.
 */
export function find(path: string, manifest: Manifest): Found | undefined {
  if (!path.startsWith('/static/')) return undefined
  const asked = path.slice('/static/'.length)
  const hashed = /^(.+)\.([0-9a-f]{12})(\.[a-z0-9]+)$/.exec(asked)
  const name = hashed ? `${hashed[1]}${hashed[3]}` : asked
  if (Object.hasOwn(manifest, name)) return { name, lasting: hashed?.[2] === manifest[name] }
  return Object.hasOwn(manifest, asked) ? { name: asked, lasting: false } : undefined
}

/** The same words on Bun and in the edge's `_headers`, so that a file is the same file on both. `secure` where HTTPS is spoken. */
export function headersOf(lasting: boolean, secure: boolean): Record<string, string> {
  return {
    ...(secure && { 'strict-transport-security': STAY_WITH_HTTPS }),
    'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  }
}

/** An answer that is no file: one sentence, kept by nobody. */
export function plain(
  request: Request,
  secure: boolean,
  status: number,
  sentence: string,
  more: Record<string, string> = {},
): Response {
  const headers = {
    ...headersOf(false, secure),
    'cache-control': 'no-store',
    'content-type': 'text/plain; charset=utf-8',
  }
  return new Response(request.method === 'HEAD' ? null : sentence, {
    status,
    headers: { ...headers, ...more },
  })
}

/** A file that a page names and that is not there is a mistake of ours: loud while building, a missing picture in production. */
export function makeAssets(manifest: () => Manifest, strict: boolean): Assets {
  return {
    url(name) {
      const hash = manifest()[name]
      if (hash !== undefined) return urlOf(name, hash)
      if (strict)
        throw new Error(`There is no static file "${name}": see static/ and src/platform/assets.ts.`)
      return `/static/${name}`
    },
    edition: () => 1,
  }
}
