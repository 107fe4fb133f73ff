import { expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inProcess, TARGET } from '../support/house.ts'
import { asked } from '../support/life.ts'
import { addressOf, everyRoute } from '../support/routes.ts'

const read = (name: string) => readFileSync(join(import.meta.dir, '../..', name), 'utf8')

// What lies in the repository and what every door says; neither is another one elsewhere.
if (TARGET === 'process') {
  test('[S131] the example of a configuration names every secret and has a value for none', () => {
    const set = [...read('.env.example').matchAll(/^#?\s*([A-Z_]+)=(.*)$/gm)]
    const secrets = set.filter(([, name]) => /SECRET|TOKEN|KEY|SID|CLOUDINARY/.test(name!))
    expect(secrets.length).toBeGreaterThan(8)
    for (const [, name, value] of secrets)
      expect(`${name}=${value!.split(' #')[0]!.trim()}`).toMatch(/=(["']{2})?$/)
  })

  test('[S132] no answer has a secret in it', async () => {
    const secret = 'canary-of-the-house-canary-of-the-house'
    const house = await inProcess(
      {},
      { env: { APP_SECRET: secret, RESEND_API_KEY: 're_canary', MAIL_FROM: 'House <a@example.org>' } },
    )
    const { reference, cookie } = await asked(house as never)
    for (const route of everyRoute().filter(({ path }) => path !== '/live')) {
      const answer = await house.fetch(addressOf(route, { ref: reference, id: reference }), {
        method: route.method,
        headers: { cookie, origin: house.origin, 'content-type': 'application/json' },
        ...(route.method !== 'GET' && { body: '{}' }),
      })
      const all = `${[...answer.headers].join('\n')}\n${await answer.text()}`
      for (const canary of [secret, 'canary', 're_test']) expect(all).not.toContain(canary)
    }
    for (const { fields } of house.log.lines) expect(JSON.stringify(fields ?? '')).not.toContain('canary')
    await house.close()
  })

  test('[S135] what is installed comes from the registry, whole, and no script of it is run but one', () => {
    const lock = read('bun.lock')
    expect(lock).not.toMatch(/"(?:git|github|http|file|link):|http:\/\//)
    const packages = [...lock.matchAll(/^ {4}"[^"]+": \[(.+)\],$/gm)]
    expect(packages.length).toBeGreaterThan(100)
    for (const [, one] of packages) expect(one).toMatch(/"sha512-[A-Za-z0-9+/]{86}==?"$/)
    const {
      dependencies,
      devDependencies,
      trustedDependencies = [],
      allowScripts,
    } = JSON.parse(read('package.json'))
    for (const version of Object.values({ ...dependencies, ...devDependencies }))
      expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/)
    expect([trustedDependencies, allowScripts]).toEqual([[], { bun: true }])
    const [major, minor] = dependencies.hono.split('.').map(Number)
    expect(major * 1000 + minor).toBeGreaterThanOrEqual(4012)
  })
}
