import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import * as z from 'zod'
import { accountNamed } from '../../db/queries/accounts.ts'
import { audited } from '../../db/queries/audit.ts'
import { termsOf } from '../../db/queries/house.ts'
import {
  type Challenge,
  challengeMade,
  challengeTaken,
  type Passkey,
  passkeyMade,
  passkeyOf,
  passkeyRemoved,
  passkeysOf,
  passkeyUsed,
} from '../../db/queries/passkeys.ts'
import type { Services } from '../platform/ports.ts'
import { newId } from '../shared/ids.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import type { Account, By, Person } from '../shared/who.ts'
import { provedStatements } from './change-password.ts'
import { letterTo } from './letters.ts'
import { isShut } from './sign-in.ts'

type House = Pick<Services, 'db' | 'clock' | 'config'>

/** It takes a tenth of a second to load, which no start should wait for. */
const webauthn = () => import('@simplewebauthn/server')

/** In seconds: how long somebody may take to find their key. */
const PATIENCE = 5 * 60
const MOST = 20
/** What every authenticator can do: EdDSA, ES256, RS256. */
const ALGORITHMS = [-8, -7, -257]
const base64 = { alphabet: 'base64url', omitPadding: true } as const

const part = z
  .string()
  .min(1)
  .max(20_000)
  .regex(/^[\w-]+$/)
const credential = { id: part, rawId: part, type: z.literal('public-key') }
const madeSchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: part,
    attestationObject: part,
    transports: z.array(z.string().max(20)).max(10).default([]),
  }),
})
const signedSchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: part,
    authenticatorData: part,
    signature: part,
    userHandle: part.nullish(),
  }),
})
const clientSchema = z.object({ challenge: part, crossOrigin: z.boolean().optional() })

/** The name under which a browser keeps its passkeys for us. */
const nameOf = ({ baseUrl }: { baseUrl: string }) => new URL(baseUrl).hostname

/** What a browser is asked to make a new passkey from. Those that are theirs already are left out. */
export async function askToAdd(house: House, account: Account, browser: string) {
  const { db, clock, config } = house
  const theirs = await passkeysOf(db, account.id)
  const options = await (await webauthn()).generateRegistrationOptions({
    rpName: (await termsOf(db, clock.now())).name,
    rpID: nameOf(config),
    userID: new TextEncoder().encode(account.id),
    userName: account.email,
    userDisplayName: account.name,
    timeout: PATIENCE * 1000,
    attestationType: 'none',
    excludeCredentials: theirs.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  })
  await remember(house, { challenge: options.challenge, purpose: 'add', browser, accountId: account.id })
  return options
}

/** Keeps a passkey that a browser made; a letter tells of it. */
export async function addPasskey(
  house: House,
  account: Account,
  browser: string,
  input: unknown,
  name: string,
  by: By,
): Promise<Result<Passkey, 'not_accepted'>> {
  const { db, clock, config } = house
  const made = madeSchema.safeParse(input)
  // Whoever only typed an address must not leave a way in for the day when its owner confirms it.
  if (!made.success || account.verified === undefined) return refused('not_accepted')
  const { response } = made.data
  const challenge = await taken(house, response.clientDataJSON, {
    purpose: 'add',
    browser,
    accountId: account.id,
  })
  if (!challenge || (await passkeysOf(db, account.id)).length >= MOST) return refused('not_accepted')
  const checked = await (await webauthn())
    .verifyRegistrationResponse({
      response: { ...made.data, clientExtensionResults: {} } as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: config.baseUrl,
      expectedRPID: nameOf(config),
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    })
    .catch(() => undefined)
  if (!checked?.verified) return refused('not_accepted')
  const { id, publicKey, counter } = checked.registrationInfo.credential
  const now = Math.floor(clock.now() / 1000)
  const passkey = {
    id: newId(),
    accountId: account.id,
    credentialId: id,
    publicKey: publicKey.toBase64(base64),
    counter,
    transports: response.transports,
    name,
    created: now,
  }
  const written = await db.write([
    passkeyMade(passkey),
    letterTo(account.id, 'passkey-added', now),
    // What it is called are their words, and those may be forgotten; the audit may not.
    audited(by, now, {
      action: 'passkey.added',
      target: 'account',
      targetId: account.id,
      after: { passkey: passkey.id },
    }),
  ])
  return written.ok ? ok(passkey) : refused('not_accepted')
}

/** What a browser is asked to sign to come in. It says by itself whose passkey it is. */
export async function askToSignIn(house: House, browser: string) {
  const options = await (await webauthn()).generateAuthenticationOptions({
    rpID: nameOf(house.config),
    timeout: PATIENCE * 1000,
    userVerification: 'required',
  })
  await remember(house, { challenge: options.challenge, purpose: 'sign-in', browser })
  return options
}

/** Whose passkey has signed: somebody who has the key and was recognised by it, which is both steps in one. */
export async function signedInBy(
  house: House,
  browser: string,
  input: unknown,
  by: By,
): Promise<Result<Account, 'not_accepted'>> {
  const signed = await signer(house, input, { purpose: 'sign-in', browser })
  if (signed.ok && !isShut(house, signed.value)) return signed
  const now = Math.floor(house.clock.now() / 1000)
  await house.db.write([audited(by, now, { action: 'sign-in.refused', after: { passkey: true } })])
  return refused('not_accepted')
}

/** What somebody who is signed in is asked to sign, to prove once more that it is them. */
export async function askToProve(house: House, account: Account, browser: string) {
  const theirs = await passkeysOf(house.db, account.id)
  const options = await (await webauthn()).generateAuthenticationOptions({
    rpID: nameOf(house.config),
    timeout: PATIENCE * 1000,
    userVerification: 'required',
    allowCredentials: theirs.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports,
    })),
  })
  await remember(house, { challenge: options.challenge, purpose: 'prove', browser, accountId: account.id })
  return options
}

/** They proved once more who they are: for some minutes they may do what is grave. */
export async function proveByPasskey(
  house: House,
  { account, session }: Person,
  browser: string,
  input: unknown,
  by: By,
): Promise<boolean> {
  const { ok: right } = await signer(house, input, { purpose: 'prove', browser, accountId: account.id })
  await house.db.write(provedStatements(session.id, right, by, Math.floor(house.clock.now() / 1000)))
  return right
}

/** It opens nothing any more; a letter tells of it. */
export async function removePasskey(
  { db, clock }: House,
  account: Account,
  id: string,
  by: By,
): Promise<void> {
  const gone = await db.write([passkeyRemoved(account.id, id)])
  if (!gone.ok || gone.rows[0]!.length === 0) return
  const now = Math.floor(clock.now() / 1000)
  const deed = { action: 'passkey.removed', target: 'account', targetId: account.id } as const
  await db.write([
    letterTo(account.id, 'passkey-removed', now),
    audited(by, now, { ...deed, before: { passkey: id } }),
  ])
}

async function signer(
  house: House,
  input: unknown,
  asked: Omit<Challenge, 'challenge'>,
): Promise<Result<Account, 'not_accepted'>> {
  const { db, config } = house
  const signed = signedSchema.safeParse(input)
  if (!signed.success) return refused('not_accepted')
  const { response } = signed.data
  const challenge = await taken(house, response.clientDataJSON, asked)
  const passkey = challenge && (await passkeyOf(db, signed.data.id))
  if (!passkey || (asked.accountId ?? passkey.accountId) !== passkey.accountId) return refused('not_accepted')
  if (response.userHandle && textIn(response.userHandle) !== passkey.accountId) return refused('not_accepted')
  const checked = await (await webauthn())
    .verifyAuthenticationResponse({
      response: { ...signed.data, clientExtensionResults: {} } as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: config.baseUrl,
      expectedRPID: nameOf(config),
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey: Uint8Array.fromBase64(passkey.publicKey, { alphabet: 'base64url' }),
        counter: passkey.counter,
      },
    })
    .catch(() => undefined)
  if (!checked?.verified) return refused('not_accepted')
  const used = await db.write([passkeyUsed(passkey.id, checked.authenticationInfo.newCounter)])
  if (!used.ok || used.rows[0]!.length === 0) return refused('not_accepted')
  const account = await accountNamed(db, passkey.accountId)
  return account && !account.disabled ? ok(account) : refused('not_accepted')
}

async function remember({ db, clock }: House, challenge: Challenge): Promise<void> {
  await db.write(challengeMade(challenge, Math.floor(clock.now() / 1000) + PATIENCE))
}

/** The challenge that a browser says it answers, if it is the one it was given: from now on it is nobody's. */
async function taken(
  { db }: House,
  clientData: string,
  asked: Omit<Challenge, 'challenge'>,
): Promise<string | undefined> {
  const client = clientSchema.safeParse(jsonIn(clientData))
  if (!client.success || client.data.crossOrigin) return undefined
  const { challenge } = client.data
  const row = await db.write([challengeTaken({ ...asked, challenge })])
  return row.ok && row.rows[0]![0]?.good === 1 ? challenge : undefined
}

const textIn = (part: string): string => {
  try {
    return new TextDecoder().decode(Uint8Array.fromBase64(part, { alphabet: 'base64url' }))
  } catch {
    return ''
  }
}

function jsonIn(part: string): unknown {
  try {
    return JSON.parse(textIn(part))
  } catch {
    return undefined
  }
}
