import { Client } from '@upstash/qstash'

/** Milliseconds after which an answer is no longer waited for. */
const PATIENCE_MS = 5_000

export interface QStashOptions {
  token: string
  url?: string
  patienceMs?: number
}

/**
 * QStash's own client, which says how things are said there; asking is done here. The SDK waits for ever, and prints to
 * the console what it throws. A message of these errors has no secret in it.
 */
export function openQStash({ token, url, patienceMs = PATIENCE_MS }: QStashOptions): Client {
  const baseUrl = (url ?? 'https://qstash.upstash.io').replace(/\/$/, '')
  // Without `devMode: false` a variable of the environment sends everything to a stranger's server with a public token.
  const client = new Client({ baseUrl, token, devMode: false, enableTelemetry: false })
  type Ask = Client['http']['request']
  const request = async ({ path, method, headers, body }: Parameters<Ask>[0]) => {
    const signal = AbortSignal.timeout(patienceMs)
    const asked = new Headers(headers as Record<string, string>)
    asked.set('Authorization', `Bearer ${token}`)
    const answer = await fetch([baseUrl, ...path].join('/'), {
      ...(method && { method }),
      headers: asked,
      ...(body && { body }),
      signal,
    }).catch((error) => {
      if (signal.aborted) throw new Error(`no answer within ${patienceMs} ms`)
      throw error
    })
    const said = await answer.text()
    if (!answer.ok) throw new Error(`${answer.status} ${said.slice(0, 200).replaceAll(token, '[token]')}`)
    return said === '' ? undefined : JSON.parse(said)
  }
  client.http = { ...client.http, request: request as Ask }
  return client
}
