import { expect, test } from 'bun:test'
import { type LogOptions, makeLog } from '../../src/platform/log.ts'

const noon = { now: () => Date.UTC(2027, 2, 1, 12) }

function written(options: Partial<LogOptions>, write: (log: ReturnType<typeof makeLog>) => void): string[] {
  const lines: string[] = []
  write(makeLog({ json: true, clock: noon, ...options, write: (line) => lines.push(line) }))
  return lines
}

test('in production an event is one line of JSON', () => {
  const lines = written({}, (log) => log.info('booking.held', { ref: 'ABC', ms: 12 }))
  expect(lines).toEqual([
    '{"time":"2027-03-01T12:00:00.000Z","level":"info","event":"booking.held","ref":"ABC","ms":12}',
  ])
})

test('in development an event is one line for people', () => {
  const lines = written({ json: false }, (log) => log.warn('booking.late', { ref: 'ABC', by: 'two days' }))
  expect(lines).toEqual(['12:00:00.000 WARN  booking.late ref=ABC by="two days"'])
})

test('a field cannot pretend to be another event', () => {
  const [line] = written({}, (log) => log.warn('refused', { event: 'allowed', level: 'info', time: 'never' }))
  expect(JSON.parse(line ?? '')).toEqual({
    time: '2027-03-01T12:00:00.000Z',
    level: 'warn',
    event: 'refused',
  })
})

// Every character that ends a line, moves a cursor, colours a terminal or turns the direction of a line around.
const hostile = 'a\r\nlevel=error b\u001b[31m\u0085\u009b2J\u2028\u2029\u202e\u2066\u0000\u007f'
for (const json of [true, false]) {
  test(`[S101] what a visitor sent stays inside its line (json: ${json})`, () => {
    const [line = ''] = written({ json }, (log) =>
      log.info(hostile, { [hostile]: hostile, at: [{ deep: hostile }] }),
    )
    expect([...line].filter((character) => !/[\u0020-\u007e]/.test(character))).toEqual([])
  })

  test(`an error is told with its stack and all of its causes (json: ${json})`, () => {
    const error = new TypeError('outer', { cause: new Error('middle', { cause: new RangeError('inner') }) })
    const [line = ''] = written({ json }, (log) => log.error('failed', { error }))
    for (const words of ['TypeError', 'outer', 'middle', 'RangeError', 'inner', 'log.test.ts']) {
      expect(line).toContain(words)
    }
    expect(line).not.toContain('\n')
  })

  test(`nothing that is logged can throw (json: ${json})`, () => {
    const circle: Record<string, unknown> = {}
    circle.self = circle
    const error = new Error('itself')
    error.cause = error
    const bad = {
      toJSON: () => {
        throw new Error('no')
      },
    }
    const lines = written({ json }, (log) => {
      log.info('odd', { circle })
      log.info('odd', { bad })
      log.info('odd', { error, big: 10n, nothing: undefined, act: () => 1, sign: Symbol('s') })
    })
    expect(lines).toHaveLength(3)
    expect(lines[2]).toContain('10')
  })

  test(`[S138] what is a secret by its name is hidden (json: ${json})`, () => {
    const [line] = written({ json }, (log) =>
      log.info('asked', { headers: { authorization: 'canary' }, password: 'canary' }),
    )
    expect(line).not.toContain('canary')
  })
}

test('in production the chatter of development is left out', () => {
  expect(written({ json: true }, (log) => log.debug('seen'))).toEqual([])
  expect(written({ json: false }, (log) => log.debug('seen'))).toHaveLength(1)
  expect(written({ level: 'error' }, (log) => log.warn('seen'))).toEqual([])
})
