// What the Worker is deployed with: the static files under hashed names, the headers they are served with, and the
// list of them that the bundle imports. `wrangler deploy` runs this first (see wrangler.toml). Runs on Bun.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readStatic } from '../src/platform/assets.bun.ts'
import { headersOf, urlOf } from '../src/platform/assets.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const edge = join(root, 'dist/edge')
const files = readStatic(root)

rmSync(join(edge, 'public'), { recursive: true, force: true })
for (const file of files.values()) write(join(edge, 'public', urlOf(file.name, file.hash)), file.bytes)
write(join(edge, 'public/_headers'), headers())
write(join(edge, 'manifest.js'), `export default ${JSON.stringify(manifest(), null, 2)}\n`)
console.log(`${files.size} static files for the edge.`)

function headers() {
  const lines = Object.entries(headersOf(true, true)).map(([name, value]) => `  ${name}: ${value}`)
  return `/static/*\n${lines.join('\n')}\n`
}

function manifest() {
  return Object.fromEntries([...files.values()].map((file) => [file.name, file.hash]))
}

function write(path, content) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}
