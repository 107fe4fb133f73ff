// What the tests need that npm does not bring: a real browser, a real Redis, and a clock that can be stepped, from the
// system's packages.
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Names a program goes by on different systems. */
const names = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  'redis-server': ['redis-server'],
  faketime: ['faketime'],
}

export function programNamed(program) {
  const own = program === 'chromium' ? process.env.CHROMIUM_PATH : undefined
  if (own) return runs(own) ? own : undefined
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return folders.flatMap((folder) => names[program].map((name) => join(folder, name))).find(runs)
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Installs what is missing if it may. Says which programs there are, and why the others are not. */
export function provide(programs) {
  const missing = programs.filter((program) => !programNamed(program))
  const why = missing.length > 0 ? installed(missing) : ''
  if (why) console.log(`Not on this machine: ${missing.join(', ')}. ${why}`)
  return { has: (program) => programNamed(program) !== undefined, why }
}

/** Returns why it could not, or nothing. */
function installed(packages) {
  if (process.env.CHROMIUM_PATH && packages.includes('chromium'))
    return 'CHROMIUM_PATH names no program that runs.'
  const byHand = `Install it by hand: apt-get install ${packages.join(' ')}`
  if (spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0)
    return `There is no apt-get here. ${byHand}`
  const root = process.getuid?.() === 0
  if (!root && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) {
    return `Installing it needs root, and sudo asks for a password. ${byHand}`
  }
  console.log(`Installing ${packages.join(' and ')} by apt …`)
  const apt = (...words) =>
    spawnSync(
      root ? 'apt-get' : 'sudo',
      root ? words : ['-n', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...words],
      {
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    ).status === 0
  const done = apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', ...packages)
  return done && packages.every(programNamed) ? '' : `apt could not install it (see above). ${byHand}`
}
