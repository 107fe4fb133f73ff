// `npm test`: everything that can be wrong with the house, in one run. Every step runs, also after one has failed, and
// the exit code is the truth. Plain Node, because it is what a fresh machine has.
//
//   npm test                    everything
//   npm test -- types workerd   only the steps with these names
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { provide } from './machine.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = (name) => join(root, 'node_modules/.bin', name)
const underBun = (script) => [bin('bun'), '--bun', join(root, 'node_modules', script)]

const bunTests = (folders, more = {}) => ({ folders, ...more })
/** Folders of tests/ that hold no unit tests, or have a step of their own. */
const apart = ['support', 'bench', 'contracts', 'proofs', 'browser']
const nouns = readdirSync(join(root, 'tests')).filter((name) => !apart.includes(name) && !name.includes('.'))

/**
 * Of tests/http, what knows nothing of the platform it runs on is held against one of the two besides this process:
 * what hashes, seals and signs and what books against the edge, what the house's own people do against Bun's server.
 * Words that are hostile are the same everywhere: they are looked at in this process, and in a browser.
 */
const AT_THE_EDGE =
  '**/http/{accounts,appointments.*,booking.own,cancellation,changes,first-admin,holds,letters.resend,ownership,passkeys,privacy,second-step,sessions,tokens,tours*,waitlist,security.[e-l]*}.test.ts'
const ON_BUN =
  '**/http/{audit,desk,favorites,feeds,jobs.staff,keys,letters.calendars,letters.previews,mine,notify,office,people,reviews,security.g*}.test.ts'

const steps = [
  { name: 'types', run: [bin('tsc'), '--noEmit'] },
  { name: 'biome', run: [bin('biome'), 'check', '--error-on-warnings', '--colors=off'] },
  { name: 'stylelint', run: [...underBun('stylelint/bin/stylelint.mjs'), 'static/css/**/*.css'] },
  { name: 'unit', ...bunTests(nouns) },
  // Houses of several processes each: nobody else is to have the processors meanwhile.
  { name: 'proofs', ...bunTests(['proofs'], { alone: true }) },
  { name: 'contracts', ...bunTests(['contracts']) },
  { name: 'bun', ...bunTests(['http'], { env: { TARGET: 'bun' }, without: AT_THE_EDGE }) },
  {
    name: 'edge',
    run: [
      ...underBun('wrangler/bin/wrangler.js'),
      'deploy',
      '--dry-run',
      '--minify',
      '--outdir',
      'dist/edge/worker',
    ],
  },
  { name: 'workerd', ...bunTests(['http'], { env: { TARGET: 'workerd' }, without: ON_BUN, after: 'edge' }) },
  // A browser is several programs already.
  { name: 'browser', ...bunTests(['browser'], { needs: ['chromium'], alone: true }) },
]

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name))
if (unknown.length > 0) {
  console.error(
    `There is no step ${unknown.join(', ')}. The steps are ${steps.map((step) => step.name).join(', ')}.`,
  )
  process.exit(1)
}

const machine = provide(['chromium', 'redis-server', 'faketime'])
const sum = { passed: 0, failed: 0, skipped: 0 }
const failures = new Set()

for (const step of steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const began = performance.now()
  const result = await outcomeOf(step)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  if (!result.ok) failures.add(step.name)
  for (const key of Object.keys(sum)) sum[key] += result[key]
  console.log(`${result.ok ? '✓' : '✗'} ${step.name.padEnd(10)} ${seconds.padStart(6)} s   ${result.words}`)
  if (!result.ok) console.log(indented(result.output))
}

if (failures.size > 0) console.log(`\nFailed: ${[...failures].join(', ')}.`)
console.log(
  `\n${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`,
)
process.exitCode = failures.size > 0 ? 1 : 0

async function outcomeOf(step) {
  const lacking = (step.needs ?? []).filter((name) => !machine.has(name))
  if (lacking.length > 0) return failed(`needs ${lacking.join(' and ')}: ${machine.why}`)
  if (step.after && failures.has(step.after)) return failed(`needs the step "${step.after}", which failed`)
  if (!step.folders) {
    const { code, output } = await running(step.run)
    return code === 0
      ? { ok: true, passed: 1, failed: 0, skipped: 0, words: '', output }
      : failed(`exit ${code}`, output)
  }
  return tested(step)
}

function failed(words, output = '') {
  return { ok: false, passed: 0, failed: 1, skipped: 0, words, output }
}

async function tested({ folders, env, without, alone }) {
  const missing = folders.filter((folder) => !existsSync(join(root, 'tests', folder)))
  if (missing.length > 0) return failed(`there is no folder tests/${missing.join(', tests/')}`)
  const paths = folders.map((folder) => `./tests/${folder}/`)
  const flags = [
    // Much of a test is waiting for somebody else: two files at once.
    ...(alone ? [] : ['--parallel=2']),
    '--timeout=60000',
    ...(without ? [`--path-ignore-patterns=${without}`] : []),
  ]
  const { code, output } = await running([bin('bun'), 'test', ...flags, ...paths], env)
  const counts = countsIn(output)
  if (code !== 0 && counts.failed === 0) counts.failed = 1
  if (code === 0 && counts.passed === 0) return failed('no test was run', output)
  const words = `${counts.passed} passed${counts.failed > 0 ? `, ${counts.failed} failed` : ''}`
  return {
    ok: code === 0 && counts.failed === 0,
    ...counts,
    words,
    output: output.replace(/^\(pass\).*\n/gm, ''),
  }
}

/** Bun's closing lines, which count a file that cannot be read as well; its JUnit report does not. */
function countsIn(output) {
  const number = (word) =>
    Number([...output.matchAll(new RegExp(`^ *(\\d+) ${word}$`, 'gm'))].at(-1)?.[1] ?? 0)
  return { passed: number('pass'), failed: number('fail'), skipped: number('skip') }
}

function running([command, ...words], env = {}) {
  const child = spawn(command, words, {
    cwd: root,
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false', NO_COLOR: '1', FORCE_COLOR: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const keep = (chunk) => {
    output += chunk
  }
  child.stdout.setEncoding('utf8').on('data', keep)
  child.stderr.setEncoding('utf8').on('data', keep)
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: -1, output: `${output}${error.message}` }))
    child.on('close', (code, signal) => resolve({ code: code ?? signal, output }))
  })
}

function indented(output) {
  return output.trimEnd().replace(/^/gm, '    ')
}
