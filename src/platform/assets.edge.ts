import manifest from '#manifest'
import { find, headersOf, makeAssets, plain, urlOf } from './assets.ts'
import type { Assets } from './ports.ts'

/** Cloudflare's binding to the files that were uploaded with the Worker. */
export interface AssetsBinding {
  fetch(request: Request): Promise<Response>
}

export interface EdgeAssets extends Assets {
  serve(request: Request, binding: AssetsBinding): Promise<Response> | undefined
}

/**
 * At the edge a file under its hashed name is answered before the Worker is even called (see `_headers` of the edge
 * build). What arrives here is a name without a hash, or with the hash of an earlier release, or nothing we have.
 */
export const edgeAssets: EdgeAssets = {
  ...makeAssets(() => manifest, false),
  serve(request, binding) {
    const url = new URL(request.url)
    if (!url.pathname.startsWith('/static/')) return undefined
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return Promise.resolve(plain(request, true, 405, 'A file can only be read.', { allow: 'GET, HEAD' }))
    const found = find(url.pathname, manifest)
    const hash = found && manifest[found.name]
    if (!found || hash === undefined)
      return Promise.resolve(plain(request, true, 404, 'There is no such file.'))
    url.pathname = urlOf(found.name, hash)
    return binding.fetch(new Request(url, request)).then((answer) => withHeaders(answer, found.lasting))
  },
}

function withHeaders(answer: Response, lasting: boolean): Response {
  const own = new Response(answer.body, answer)
  for (const [name, value] of Object.entries(headersOf(lasting, true))) own.headers.set(name, value)
  return own
}
