import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompress, constants, gzipSync } from 'node:zlib'
import {
  borrowed,
  find,
  headersOf,
  isText,
  type Manifest,
  makeAssets,
  plain,
  sheetOrder,
  typeOf,
  urlOf,
} from './assets.ts'
import type { Assets } from './ports.ts'

const house = fileURLToPath(new URL('../..', import.meta.url))

export interface AssetsOptions {
  /** The folder with `static` and `node_modules`. */
  root?: string
  /** Look for changed files before each answer, for development. */
  watch?: boolean
  /** A page names thirty files: milliseconds for which one look at the folder is enough. */
  lookEvery?: number
  /** An unknown name throws rather than leading to a missing file. */
  strict?: boolean
  /** Visitors come by HTTPS. */
  secure?: boolean
}

export interface ServedAssets extends Assets {
  /** Every file by name, as it is served. */
  files(): ReadonlyMap<string, StaticFile>
  /** The answer to a request under `/static/`, 404 for an unknown one; undefined for any other path. */
  serve(request: Request): Response | undefined
}

/** Reads static/ once into memory. A hundred files take some milliseconds; compressing waits for who asks. */
export function openAssets({
  root = house,
  watch = false,
  lookEvery = 0,
  strict = false,
  secure = false,
}: AssetsOptions = {}): ServedAssets {
  let files = readStatic(root)
  let manifest = manifestOf(files)
  let seen = watch ? stateOf(root) : ''
  let edition = 1
  let looked = Number.NEGATIVE_INFINITY

  function present() {
    if (!watch || performance.now() - looked < lookEvery) return
    looked = performance.now()
    const state = stateOf(root)
    if (state === seen) return
    files = readStatic(root)
    manifest = manifestOf(files)
    seen = state
    edition += 1
  }

  const { url } = makeAssets(() => manifest, strict)
  return {
    files: () => files,
    url(name) {
      present()
      return url(name)
    },
    edition() {
      present()
      return edition
    },
    serve(request) {
      const { pathname } = new URL(request.url)
      if (!pathname.startsWith('/static/')) return undefined
      present()
      const found = find(pathname, manifest)
      if (found && request.method !== 'GET' && request.method !== 'HEAD')
        return plain(request, secure, 405, 'A file can only be read.', { allow: 'GET, HEAD' })
      const file = found && files.get(found.name)
      return file
        ? answer(request, file, headersOf(found.lasting, secure))
        : plain(request, secure, 404, 'There is no such file.')
    },
  }
}

function answer(request: Request, file: StaticFile, said: Record<string, string>): Response {
  // Weak, because the same content goes out in three encodings.
  const etag = `W/"${file.hash}"`
  const headers = new Headers({ ...said, etag, vary: 'accept-encoding' })
  if (matches(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  const { bytes, encoding } = file.encoded(request.headers.get('accept-encoding') ?? '')
  headers.set('content-type', file.type)
  headers.set('content-length', String(bytes.byteLength))
  if (encoding) headers.set('content-encoding', encoding)
  return new Response(request.method === 'HEAD' ? null : bytes, { headers })
}

function matches(asked: string | null, etag: string): boolean {
  if (asked === null) return false
  const bare = (tag: string) => tag.trim().replace(/^W\//, '')
  return asked.trim() === '*' || asked.split(',').some((tag) => bare(tag) === bare(etag))
}

type Bytes = Uint8Array<ArrayBuffer>

/** One file as it is served, with its compressed forms once somebody has asked for them. */
export class StaticFile {
  readonly name: string
  readonly type: string
  readonly hash: string
  readonly bytes: Bytes
  private gzip: Bytes | undefined
  private brotli: Bytes | 'coming' | undefined

  constructor(name: string, bytes: Bytes) {
    this.name = name
    this.type = typeOf(name) ?? 'application/octet-stream'
    this.bytes = bytes
    this.hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  }

  /** Brotli takes its time, so it is made aside: until it is there, whoever could have it gets gzip. */
  encoded(accepted: string): { bytes: Bytes; encoding?: 'br' | 'gzip' } {
    if (!isText(this.name) || this.bytes.byteLength < 512) return { bytes: this.bytes }
    if (accepts(accepted, 'br')) {
      if (this.brotli instanceof Uint8Array) return { bytes: this.brotli, encoding: 'br' }
      if (this.brotli === undefined) this.makeBrotli()
    }
    if (!accepts(accepted, 'gzip')) return { bytes: this.bytes }
    this.gzip ??= new Uint8Array(gzipSync(this.bytes, { level: 9 }))
    return { bytes: this.gzip, encoding: 'gzip' }
  }

  private makeBrotli(): void {
    this.brotli = 'coming'
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_SIZE_HINT]: this.bytes.byteLength,
    }
    brotliCompress(this.bytes, { params }, (error, made) => {
      this.brotli = error ? undefined : new Uint8Array(made)
    })
  }
}

function accepts(accepted: string, encoding: string): boolean {
  const words = accepted.toLowerCase().split(',')
  const parts = words.map((word) => word.split(';').map((part) => part.trim()))
  const own = parts.find(([name]) => name === encoding)
  return own !== undefined && !own.slice(1).some((part) => /^q=0(\.0*)?$/.test(part))
}

function manifestOf(files: ReadonlyMap<string, StaticFile>): Manifest {
  return Object.fromEntries([...files].map(([name, file]) => [name, file.hash]))
}

/** Every file that may be served, by the name it is served under. */
export function readStatic(root: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>()
  const add = (name: string, bytes: Bytes) => files.set(name, new StaticFile(name, bytes))
  const folder = join(root, 'static')
  const names = namesUnder(folder)
  for (const name of names) {
    if (!name.startsWith('css/') && typeOf(name)) add(name, new Uint8Array(readFileSync(join(folder, name))))
  }
  for (const [name, origin] of Object.entries(borrowed)) {
    const path = join(root, 'node_modules', origin)
    if (existsSync(path)) add(name, new Uint8Array(readFileSync(path)))
  }
  const sheets = names.filter((name) => /^css\/.+\.css$/.test(name))
  if (sheets.length > 0)
    add('css/app.css', new TextEncoder().encode(oneSheet(folder, sheets, manifestOf(files))))
  return files
}

function namesUnder(folder: string): string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()) // a link could lead out of the folder
  const name = (parent: string, file: string) =>
    join(parent, file)
      .slice(folder.length + 1)
      .replaceAll('\\', '/')
  return files.map((entry) => name(entry.parentPath, entry.name)).sort()
}

/** The sheets one after the other in their declared order, with each `url(…)` turned into the lasting URL of its file. */
function oneSheet(folder: string, names: readonly string[], manifest: Manifest): string {
  return inOrder(names)
    .map((name) => withLastingUrls(name, readFileSync(join(folder, name), 'utf8'), manifest))
    .join('\n')
}

export function inOrder(names: readonly string[]): string[] {
  const stranger = names.find((name) => placeOf(name) === -1)
  if (stranger) {
    throw new Error(
      `static/${stranger} has no place in the sheet: add it to sheetOrder in src/platform/assets.ts.`,
    )
  }
  return names.toSorted((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))
}

function placeOf(name: string): number {
  const bare = name.slice('css/'.length, -'.css'.length)
  return sheetOrder.indexOf(bare.replace(/\/.*$/, '/'))
}

function withLastingUrls(sheet: string, css: string, manifest: Manifest): string {
  return css.replace(/url\(\s*(['"]?)([^'")\s]+)\1\s*\)/g, (whole, quote: string, target: string) => {
    if (/^(data:|#|https?:)/.test(target)) return whole
    const path = target.startsWith('/') ? target : posix.join('/static', posix.dirname(sheet), target)
    const name = path.replace(/^\/static\//, '')
    const hash = manifest[name]
    if (hash === undefined)
      throw new Error(`static/${sheet} refers to ${target}, and there is no such static file.`)
    return `url(${quote}${urlOf(name, hash)}${quote})`
  })
}

/** Changes whenever a file is added, removed or written to. */
function stateOf(root: string): string {
  const folder = join(root, 'static')
  return namesUnder(folder)
    .map((name) => `${name} ${statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs}`)
    .join('\n')
}
