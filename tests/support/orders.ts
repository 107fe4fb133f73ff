import { once } from 'node:events'
import { connect } from 'node:net'
import type { Day } from '../../src/shared/days.ts'
import { orderOn } from './guest.ts'

/** An order under the name of its attempt, so that it can be asked about again. */
export interface Order {
  key: string
  day: Day
}

export interface Answer extends Order {
  /** 0 when none came. */
  status: number
  code?: string
  reference?: string
  /** How many lines the bill has. */
  billed?: number
}

export const orderFor = (day: Day): Order => ({ key: crypto.randomUUID(), day })

export async function send(url: string, { key, day }: Order): Promise<Answer> {
  try {
    const answer = await fetch(`${url}/api/bookings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(orderOn(day)),
    })
    return told({ key, day }, answer.status, await answer.json())
  } catch {
    // The process died before its answer was whole: nobody was told anything.
    return { key, day, status: 0 }
  }
}

interface Body {
  code?: string
  reference?: string
  bill?: unknown[]
}

const told = (order: Order, status: number, { code, reference, bill }: Body): Answer => ({
  ...order,
  status,
  ...(code && { code }),
  ...(reference && { reference }),
  ...(bill && { billed: bill.length }),
})

/**
 * Sends all of them at the same moment, over as many servers in turn: each has a connection of its own before the
 * first one writes. A client library would hold most of them back.
 */
export async function stampede(urls: readonly string[], orders: readonly Order[]): Promise<Answer[]> {
  const doors = await Promise.all(orders.map((_, index) => knock(new URL(urls[index % urls.length]!))))
  return Promise.all(doors.map((ask, index) => ask(orders[index]!)))
}

/** A connection to a server, and a way to send one order through it. */
async function knock({ hostname, port, host }: URL): Promise<(order: Order) => Promise<Answer>> {
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  return (order) =>
    new Promise((resolve) => {
      const heard: Buffer[] = []
      socket.on('data', (chunk: Buffer) => heard.push(chunk))
      socket.on('error', () => {})
      socket.on('close', () => resolve(answerIn(order, Buffer.concat(heard).toString())))
      const body = JSON.stringify(orderOn(order.day))
      socket.write(
        [
          'POST /api/bookings HTTP/1.1',
          `Host: ${host}`,
          'Connection: close',
          'Content-Type: application/json',
          `Idempotency-Key: ${order.key}`,
          `Content-Length: ${Buffer.byteLength(body)}`,
          '',
          body,
        ].join('\r\n'),
      )
    })
}

function answerIn(order: Order, text: string): Answer {
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0)
  try {
    return told(order, status, JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4)))
  } catch {
    return { ...order, status: 0 }
  }
}

/** `201 ×20, 409 ×3980` */
export function tally(answers: readonly Answer[]): string {
  const counts = new Map<string, number>()
  for (const { status } of answers) {
    const name = status === 0 ? 'no answer' : String(status)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts]
    .sort()
    .map(([name, n]) => `${name} ×${n}`)
    .join(', ')
}
