// Stands for Cloudflare's own file server: the uploaded files with their types, an ETag and the headers of `_headers`.
const types = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  json: 'application/json',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  ico: 'image/vnd.microsoft.icon',
  woff2: 'font/woff2',
}

export default {
  async fetch(request, { DISK, HEADERS }) {
    const { pathname } = new URL(request.url)
    const type = types[pathname.slice(pathname.lastIndexOf('.') + 1)]
    if (!type) return new Response(null, { status: 404 })
    const found = await DISK.fetch(`http://disk${pathname}`)
    if (found.status !== 200) return new Response(null, { status: 404 })
    const body = await found.arrayBuffer()
    const etag = `"${await hashOf(body)}"`
    const headers = new Headers([['etag', etag], ['content-type', type], ...headersFor(pathname, HEADERS)])
    const known = request.headers.get('if-none-match')?.replace(/^W\//, '') === etag
    if (known) return new Response(null, { status: 304, headers })
    return new Response(request.method === 'HEAD' ? null : body, { headers })
  },
}

async function hashOf(body) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body))
  return [...digest.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function headersFor(pathname, text) {
  const headers = []
  let applies = false
  for (const line of text.split('\n')) {
    if (/^\S/.test(line))
      applies = line.endsWith('*') ? pathname.startsWith(line.slice(0, -1)) : pathname === line
    else if (applies && line.trim()) headers.push(line.trim().split(/:\s*(.*)/, 2))
  }
  return headers
}
