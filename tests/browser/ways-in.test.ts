import { afterAll, beforeAll, expect, test } from 'bun:test'
import { source } from 'axe-core'
import { TOTP } from 'otpauth'
import type { CDPSession, Page } from 'playwright-core'
import { phone } from '../support/browser.ts'
import { assertGoodHtml } from '../support/html.ts'
import { customer, PASSWORD } from '../support/people.ts'
import { openStreet, type Street, type Visitor } from '../support/visitor.ts'

let street: Street
beforeAll(async () => {
  street = await openStreet()
})
afterAll(() => street.close())

/** The browser gets an authenticator of its own, whose owner it recognises, or does not. */
async function withAuthenticator(page: Page, isUserVerified = true): Promise<CDPSession> {
  const tools = await page.context().newCDPSession(page)
  await tools.send('WebAuthn.enable')
  await tools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified,
      automaticPresenceSimulation: true,
    },
  })
  return tools
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

const signOut = (page: Page) => page.getByRole('button', { name: 'Sign out', exact: true }).first().click()
const atHome = (page: Page) => page.waitForURL((url) => url.pathname === '/')

/** The page as it stands, for those who see it otherwise; and whether it fits. */
async function isGood({ page }: Visitor): Promise<void> {
  await assertGoodHtml(await (await page.request.get(page.url())).text())
  await page.evaluate(source)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const found = await page.evaluate(async () => {
      const { violations } = await axe.run({ rules: { 'target-size': { enabled: true } } })
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
    })
    expect([page.url(), colorScheme, found]).toEqual([page.url(), colorScheme, []])
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
}

test('a passkey is added, lets its owner in without a password, and is removed', async () => {
  await using visitor = await street.visitor({ reducedMotion: 'reduce' })
  const { page, complaints } = visitor
  const tools = await withAuthenticator(page)
  const { email } = await customer(street.house)
  await signIn(page, email)
  await page.goto('/account/security')
  await page.getByLabel('What to call it').fill('My telephone')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByText('My telephone').waitFor()
  await isGood(visitor)
  await signOut(page)
  await atHome(page)
  await page.goto('/sign-in?next=%2Faccount%2Fprofile')
  await isGood(visitor)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.waitForURL('**/account/profile')
  await page.goto('/account/prove?next=%2Faccount%2Fsecurity')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.waitForURL('**/account/security')
  await page.getByText(/Last used/).waitFor()
  await page.getByRole('button', { name: 'Remove My telephone' }).click()
  await page.getByText('My telephone').waitFor({ state: 'detached' })
  await signOut(page)
  await atHome(page)
  expect(complaints).toEqual([])
  // The key is still there, and the house knows it no more.
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByText('That did not work').waitFor()
  expect(complaints).toEqual(['400 POST /sign-in/passkey'])
  await tools.detach()
})

test('a key that does not recognise its owner makes no passkey, and the page says so', async () => {
  await using visitor = await street.visitor()
  const { page, complaints } = visitor
  await withAuthenticator(page, false)
  const { email } = await customer(street.house)
  await signIn(page, email)
  await page.goto('/account/security')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByText('That did not work').waitFor()
  expect(await page.getByRole('button', { name: 'Add a passkey' }).isEnabled()).toBe(true)
  expect(complaints).toEqual([])
})

test('somebody who came in long ago is asked who they are before a passkey is added', async () => {
  await using visitor = await street.visitor()
  const { page, complaints } = visitor
  await withAuthenticator(page)
  const { email } = await customer(street.house)
  await signIn(page, email)
  await page.goto('/account/security')
  await street.house.db.write([{ sql: 'UPDATE sessions SET proved = 1', args: [] }])
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.waitForURL('**/account/prove?**')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL('**/account/security')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByText(/Added/).waitFor()
  expect(complaints).toEqual([])
})

for (const [where, options] of [
  ['with scripts', { reducedMotion: 'reduce' }],
  ['on a phone without scripts', { ...phone, javaScriptEnabled: false }],
] as const)
  test(`an authenticator is set up and asked for, ${where}`, async () => {
    await using visitor = await street.visitor(options)
    const { page, complaints } = visitor
    const look = () => ('javaScriptEnabled' in options ? Promise.resolve() : isGood(visitor))
    const { email } = await customer(street.house)
    await signIn(page, email)
    await page.goto('/account/security')
    await page.getByRole('link', { name: 'Set up an authenticator' }).click()
    await look()
    await page.getByRole('button', { name: 'Begin' }).click()
    const secret = (await page.locator('.secret').textContent())!.replaceAll(' ', '')
    const code = (steps: number) => new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 })
    await page.locator('.qr').waitFor()
    await look()
    await page.getByLabel('Code').fill(code(0))
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByText('These are your recovery codes').waitFor()
    const recovery = (await page.locator('.recovery-codes code').first().textContent())!
    await page.goto('/account/authenticator')
    await look()
    await page.goto('/account/security')
    await look()
    await signOut(page)
    await atHome(page)
    await signIn(page, email)
    await page.waitForURL('**/sign-in/code')
    await look()
    await page.getByLabel('Code').fill(code(1))
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL('**/account')
    await signOut(page)
    await atHome(page)
    await signIn(page, email)
    await page.getByLabel('Code').fill(recovery)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL('**/account')
    expect(complaints).toEqual([])
  })

test('a browser without passkeys is shown none, and can sign in all the same', async () => {
  await using visitor = await street.visitor({ javaScriptEnabled: false })
  const { page, complaints } = visitor
  const { email } = await customer(street.house)
  await page.goto('/sign-in')
  expect(await page.getByRole('button', { name: 'Use a passkey' }).count()).toBe(0)
  await signIn(page, email)
  await page.goto('/account/security')
  expect(await page.getByRole('button', { name: 'Add a passkey' }).count()).toBe(0)
  await page.getByText('This browser cannot make passkeys').waitFor()
  expect(complaints).toEqual([])
})
