import { same } from '../shared/sign.ts'

/**
 * Whether Twilio has signed a request: base64 of HMAC-SHA1, under the account's token, of the whole address it called
 * and every field of the form, in the order of their names, name and value without anything between. A field that comes
 * twice counts with each of its different values. Source: twilio.com/docs/usage/security, validating requests.
 */
export async function signedByTwilio(
  authToken: string,
  signature: string,
  url: string,
  form: URLSearchParams,
): Promise<boolean> {
  return same(signature, await twilioSignature(authToken, url, form))
}

export async function twilioSignature(
  authToken: string,
  url: string,
  form: URLSearchParams,
): Promise<string> {
  const names = [...new Set(form.keys())].sort()
  const fields = names.flatMap((name) =>
    [...new Set(form.getAll(name))].sort().map((value) => `${name}${value}`),
  )
  const hash = { name: 'HMAC', hash: 'SHA-1' }
  const key = await crypto.subtle.importKey('raw', bytes(authToken), hash, false, ['sign'])
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes(url + fields.join(''))))
  return btoa(String.fromCharCode(...mac))
}

const bytes = (text: string) => new TextEncoder().encode(text)
