// Installs what the lockfile says, once. Needs only Node and npm, because on a fresh machine there is nothing else:
// Bun itself comes from npm. When node_modules is already what the lockfile says, it does nothing and asks no network.
//
//   node .ci/install.mjs               what the app needs to run
//   node .ci/install.mjs --everything  what its tests and tools need as well
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = `${root}node_modules/.installed.json`
const everything = process.argv.includes('--everything')

const wanted = createHash('sha256')
  .update(readFileSync(`${root}package.json`))
  .update(readFileSync(`${root}bun.lock`))
  .digest('hex')

const [major] = process.versions.node.split('.').map(Number)
if (major < 20) stop(`Rendezvous needs Node 20 or newer to start; this is ${process.versions.node}.`)
if (!installed()) install()

function installed() {
  if (!existsSync(stamp) || !existsSync(`${root}node_modules/.bin/bun`)) return false
  try {
    const found = JSON.parse(readFileSync(stamp, 'utf8'))
    return found.lockfile === wanted && (found.everything || !everything)
  } catch {
    return false // a stamp cut short by a crash
  }
}

function install() {
  const { bun } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')).dependencies
  console.log(
    `Installing ${everything ? 'everything' : 'what Rendezvous needs'} (this happens once for each lockfile) …`,
  )
  const how = everything ? [] : ['--production']
  const done = spawnSync('npx', ['-y', `bun@${bun}`, 'install', '--frozen-lockfile', ...how], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (done.error) stop(`npx could not be run: ${done.error.message}. Is npm installed?`)
  if (done.status !== 0) {
    stop('The installation failed (see above). It needs the npm registry once; after that it works offline.')
  }
  repairBun()
  writeFileSync(stamp, `${JSON.stringify({ lockfile: wanted, everything })}\n`)
}

/** Where install scripts are switched off, Bun is left as a stub that only says so. Its own script mends that. */
function repairBun() {
  const bun = `${root}node_modules/.bin/bun`
  if (spawnSync(bun, ['--version'], { stdio: 'ignore' }).status === 0) return
  spawnSync(process.execPath, [`${root}node_modules/bun/install.js`], {
    cwd: `${root}node_modules/bun`,
    stdio: 'inherit',
  })
  if (spawnSync(bun, ['--version'], { stdio: 'ignore' }).status !== 0) {
    stop('Bun was installed but does not run on this machine: see `node_modules/.bin/bun --version`.')
  }
}

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}
