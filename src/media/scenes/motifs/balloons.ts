import { darker, lighter } from '../colour.ts'
import { d, dots, line, type Point, path, range } from '../draw.ts'
import type { Sheet, Stamp } from '../sheet.ts'

/** A balloon 40 wide, its knot at 0,26; the skin takes the colour of its place. */
export const balloon = (s: Sheet): Stamp =>
  s.stamp(
    path('M0 24C-30 6-24-24 0-24C24-24 30 6 0 24l3 5h-6z', undefined),
    path('M0 24C30 6 24-24 0-24C20-8 18 10 0 24z', '#2a1450', { opacity: 0.13 }),
    path('M-13-8C-12-15-8-18-4-18C-8-14-10-11-10-6z', '#fff', { opacity: 0.6 }),
  )

/** Balls without a knot, for garlands. */
const ballOf = (s: Sheet): Stamp =>
  s.stamp(
    path('M-20 0a20 20 0 1 1 40 0a20 20 0 1 1-40 0z', undefined),
    path('M14-14A20 20 0 1 1-14 14A24 24 0 0 0 14-14z', '#2a1450', { opacity: 0.13 }),
    path('M-12-4C-12-11-8-14-3-14C-7-11-9-8-9-4z', '#fff', { opacity: 0.55 }),
  )

/** An organic garland: large balls along the line, small ones in the gaps and on the rim. */
export function balloonGarland(
  s: Sheet,
  along: readonly Point[],
  colours: readonly string[],
  size = 1.6,
  spread = 30,
): string {
  const ball = ballOf(s)
  const one = ([x, y]: Point, reach: number, low: number, high: number) =>
    ball(
      Math.round(x + s.chance.between(-reach, reach)),
      Math.round(y + s.chance.between(-reach, reach)),
      size * s.chance.between(low, high),
      0,
      { fill: s.chance.pick(colours) },
    )
  return (
    along.map((at) => one(at, spread, 0.7, 0.95)).join('') +
    along.map((at) => one(at, spread * 0.6, 0.95, 1.3)).join('') +
    along.map((at) => one(at, spread * 1.3, 0.28, 0.5)).join('')
  )
}

/** Balloons on strings that meet in one hand or weight. */
export function bouquetOf(
  s: Sheet,
  x: number,
  y: number,
  h: number,
  colours: readonly string[],
  count = 7,
  size = 2,
): string {
  const one = balloon(s)
  const places = range(
    count,
    (i): Point => [
      x + (i - (count - 1) / 2) * size * 24 + s.chance.between(-8, 8),
      y - h + (i % 2 ? 0 : size * 26) + s.chance.between(-14, 14) + Math.abs(i - (count - 1) / 2) * 14,
    ],
  )
  return (
    line(
      places
        .map(([bx, by]) => d`M${bx} ${by + 26 * size}Q${(bx + x) / 2} ${(by + y) / 2 + 40} ${x} ${y}`)
        .join(''),
      darker(colours[0]!, 0.3),
      2,
      { opacity: 0.55 },
    ) +
    places
      .map(([bx, by], i) =>
        one(Math.round(bx), Math.round(by), size, ((bx - x) / h) * 30, {
          fill: colours[i % colours.length]!,
        }),
      )
      .join('')
  )
}

export function confetti(
  s: Sheet,
  count: number,
  top: number,
  bottom: number,
  colours: readonly string[],
  size = 9,
): string {
  return colours
    .map((colour, c) => {
      const points = range(
        Math.ceil(count / colours.length),
        () => [s.chance.between(0, s.width), s.chance.between(top, bottom)] as Point,
      )
      return c % 2
        ? dots(points, size, colour)
        : line(
            points
              .map(
                ([x, y]) =>
                  d`M${Math.round(x)} ${Math.round(y)}l${s.chance.whole(-9, 9)} ${s.chance.whole(5, 12)}`,
              )
              .join(''),
            colour,
            size * 0.7,
          )
    })
    .join('')
}

/** A hot-air balloon 100 wide and 150 high with its middle at 0,0. */
export const airship = (s: Sheet, one: string, two: string, basket: string): Stamp =>
  s.stamp(
    path('M-16 62L-10 86H10L16 62', 'none', { stroke: basket, 'stroke-width': 2 }),
    path('M-11 84h22l-3 20h-16z', basket),
    path('M0-60C-62-60-64 10-16 64H16C64 10 62-60 0-60z', one),
    path('M0-60C-36-50-34 20-8 64H8C34 20 36-50 0-60z', two),
    path('M0-60C-10-40-10 30-2 64H2C10 30 10-40 0-60z', one),
    path('M0-60C62-60 64 10 16 64H8C44 10 40-48 0-60z', '#1a1440', { opacity: 0.12 }),
    path('M-40-30C-34-46-22-52-14-54C-26-46-32-34-34-18z', lighter(one, 0.6), { opacity: 0.6 }),
  )
