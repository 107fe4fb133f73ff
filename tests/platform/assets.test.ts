import { afterAll, describe, expect, test } from 'bun:test'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { inOrder, openAssets } from '../../src/platform/assets.bun.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

const usual = {
  'static/css/print.css': '.u { color: red }',
  'static/css/layers.css': '@layer reset, ui;',
  'static/css/ui/price.css': `.price { background: url('../../pictures/bay.svg') }`,
  'static/css/base.css': '@font-face { src: url("/static/fonts/hanken-grotesk.woff2") format("woff2") }',
  'static/pictures/bay.svg': `<svg xmlns="http://www.w3.org/2000/svg">${'<path d="M0 0h9"/>'.repeat(100)}</svg>`,
  'static/js/list.js': 'export const n = 1',
  'node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2': 'font',
  'node_modules/htmx.org/dist/htmx.min.js': 'var htmx',
}

/** A house of a few files. */
function house(files: Record<string, string> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'assets-'))
  folders.push(root)
  for (const [name, content] of Object.entries({ ...usual, ...files })) write(join(root, name), content)
  return root
}

function write(path: string, content: string) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Request(`http://localhost${path}`, { method, headers })

describe('a file', () => {
  const assets = openAssets({ root: house(), strict: true })
  const url = assets.url('pictures/bay.svg')

  test('has a URL of its own for its content, and may be kept for ever under it', async () => {
    expect(url).toMatch(/^\/static\/pictures\/bay\.[0-9a-f]{12}\.svg$/)
    const answer = assets.serve(ask(url))
    expect(answer?.status).toBe(200)
    expect(answer?.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answer?.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
    expect(answer?.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await answer?.text()).toBe(usual['static/pictures/bay.svg'])
  })

  test.each(['/static/pictures/bay.svg', '/static/pictures/bay.0123456789ab.svg'])(
    'is found as %p as well, and then kept for a minute only',
    (path) => {
      const answer = assets.serve(ask(path))
      expect([answer?.status, answer?.headers.get('cache-control')]).toEqual([200, 'public, max-age=60'])
    },
  )

  test('is not sent again to somebody who has it', async () => {
    const etag = assets.serve(ask(url))?.headers.get('etag') ?? ''
    expect(etag).not.toBe('')
    for (const known of [etag, `"old", ${etag}`, etag.replace('W/', ''), '*']) {
      const answer = assets.serve(ask(url, { 'if-none-match': known }))
      expect([answer?.status, await answer?.text(), answer?.headers.get('etag')]).toEqual([304, '', etag])
    }
    expect(assets.serve(ask(url, { 'if-none-match': '"other"' }))?.status).toBe(200)
  })

  test('answers HEAD with the same headers and no content', async () => {
    const head = assets.serve(ask(url, {}, 'HEAD'))
    expect(await head?.text()).toBe('')
    expect(head?.headers.toJSON()).toEqual(assets.serve(ask(url))?.headers.toJSON() ?? {})
  })

  test('can only be read', () => {
    const answer = assets.serve(ask(url, {}, 'POST'))
    expect([answer?.status, answer?.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })

  test('is sent compressed to whoever takes it so', async () => {
    const bytes = async (accepted: string) => {
      const answer = assets.serve(ask(url, { 'accept-encoding': accepted }))
      expect(answer?.headers.get('vary')).toBe('accept-encoding')
      const body = new Uint8Array((await answer?.arrayBuffer()) ?? new ArrayBuffer(0))
      expect(answer?.headers.get('content-length')).toBe(String(body.byteLength))
      return { encoding: answer?.headers.get('content-encoding'), body }
    }
    const gzip = await bytes('gzip, deflate')
    expect(gzip.encoding).toBe('gzip')
    expect(new TextDecoder().decode(Bun.gunzipSync(gzip.body))).toBe(usual['static/pictures/bay.svg'])
    for (const none of ['', 'identity', 'gzip;q=0', 'gzip; q=0.0'])
      expect((await bytes(none)).encoding).toBeNull()

    let brotli = await bytes('gzip, br')
    while (brotli.encoding === 'gzip') {
      await Bun.sleep(1)
      brotli = await bytes('gzip, br')
    }
    expect(brotli.encoding).toBe('br')
    expect(brotliDecompressSync(brotli.body).toString()).toBe(usual['static/pictures/bay.svg'])
  })

  test('that is compressed by nature is sent as it is', () => {
    const font = assets.serve(
      ask(assets.url('fonts/hanken-grotesk.woff2'), { 'accept-encoding': 'gzip, br' }),
    )
    expect([font?.headers.get('content-type'), font?.headers.get('content-encoding')]).toEqual([
      'font/woff2',
      null,
    ])
  })

  test('may come from a package', async () => {
    expect(await assets.serve(ask(assets.url('js/htmx.js')))?.text()).toBe('var htmx')
  })
})

describe('[S11] [S96] never served', () => {
  const root = house({
    'static/.env': 'SECRET=1',
    'static/.git/HEAD': 'ref',
    'static/js/list.js.map': '{}',
    'static/house.db': 'SQLite',
    'static/house.db-wal': 'SQLite',
    'static/notes.md': '#',
    'static/script.ts': '1',
    'secret.txt': 'outside',
  })
  symlinkSync(join(root, 'secret.txt'), join(root, 'static/linked.txt'))
  const assets = openAssets({ root })
  const paths = [
    '.env',
    '.git/HEAD',
    'js/list.js.map',
    'house.db',
    'house.db-wal',
    'notes.md',
    'script.ts',
    'linked.txt',
  ]
  paths.push('', 'js', 'js/', 'css/layers.css', '..%2fsecret.txt', '..%5csecret.txt', '/secret.txt')
  paths.push('pictures/bay.svg%00.txt', '__proto__', 'constructor', 'toString.0123456789ab.js', '%zz')

  test.each(paths)('/static/%s', async (path) => {
    const answer = assets.serve(ask(`/static/${path}`))
    expect(answer?.status).toBe(404)
    expect(answer?.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await answer?.text()).toBe('There is no such file.')
  })

  test('and the same house does serve its other files', () => {
    expect(assets.serve(ask('/static/js/list.js'))?.status).toBe(200)
  })

  test.each(['/', '/tours', '/staticky/js/list.js', '/static', '/static/%2e%2e/secret.txt'])(
    '%s, which is not for us to answer',
    (path) => {
      expect(assets.serve(ask(path))).toBeUndefined()
    },
  )
})

describe('the sheet', () => {
  test('is all of the sheets in their order', async () => {
    const assets = openAssets({ root: house() })
    const css = (await assets.serve(ask(assets.url('css/app.css')))?.text()) ?? ''
    const places = ['@layer reset', '@font-face', '.price', '.u {'].map((words) => css.indexOf(words))
    expect(places[0]).toBe(0)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('refers to its font and its pictures by the URLs that last', async () => {
    const assets = openAssets({ root: house() })
    const css = (await assets.serve(ask('/static/css/app.css'))?.text()) ?? ''
    expect(css).toContain(`url("${assets.url('fonts/hanken-grotesk.woff2')}")`)
    expect(css).toContain(`url('${assets.url('pictures/bay.svg')}')`)
  })

  test('leaves data and other addresses alone', async () => {
    const css = `.a { background: url(data:image/gif;base64,R0); mask: url(#m) }`
    const assets = openAssets({ root: house({ 'static/css/base.css': css }) })
    expect(await assets.serve(ask('/static/css/app.css'))?.text()).toContain(css)
  })

  test('refuses a file that has no place in it', () => {
    expect(inOrder(['css/ui/b.css', 'css/ui/a.css', 'css/layers.css'])).toEqual([
      'css/layers.css',
      'css/ui/a.css',
      'css/ui/b.css',
    ])
    expect(() => inOrder(['css/stray.css'])).toThrow('static/css/stray.css has no place in the sheet')
  })

  test('refuses to refer to a file that is not there', () => {
    const root = house({ 'static/css/base.css': '.a { background: url(../gone.png) }' })
    expect(() => openAssets({ root })).toThrow('static/css/base.css refers to ../gone.png')
  })
})

describe('a page that names a file which is not there', () => {
  test('fails while we build it', () => {
    expect(() => openAssets({ root: house(), strict: true }).url('gone.svg')).toThrow(
      'There is no static file "gone.svg"',
    )
  })

  test('lacks only that file in production', () => {
    expect(openAssets({ root: house() }).url('pictures/gone.svg')).toBe('/static/pictures/gone.svg')
  })
})

describe('while it is worked on', () => {
  const changes: [string, (root: string) => void][] = [
    ['changed', (root) => write(join(root, 'static/js/list.js'), 'export const n = 22')],
    ['added', (root) => write(join(root, 'static/js/more.js'), '2')],
    ['removed', (root) => rmSync(join(root, 'static/js/list.js'))],
  ]
  test.each(changes)('a file that was %s is seen at once, and not seen in production', (_, change) => {
    const root = house()
    const [working, kept] = [openAssets({ root, watch: true }), openAssets({ root })]
    const names = (assets: typeof kept) => {
      assets.url('js/htmx.js') // as a page would
      return [...assets.files().values()].map((file) => `${file.name} ${file.hash}`)
    }
    const before = names(working)
    change(root)
    expect(names(working)).not.toEqual(before)
    expect(names(kept)).toEqual(before)
  })
})
