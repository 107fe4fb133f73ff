import type { Palette } from '../colour.ts'
import { lighter, mix } from '../colour.ts'
import { circle, d, dots, ellipse, path, polar, range, rect } from '../draw.ts'
import type { Sheet } from '../sheet.ts'

export const sky = (s: Sheet, p: Palette, height = s.height) => rect(0, 0, s.width, height, s.down(...p.sky))

export const glow = (s: Sheet, x: number, y: number, r: number, colour: string, strength = 0.6) =>
  circle(x, y, r, s.halo(colour, strength))
export const pool = (
  s: Sheet,
  x: number,
  y: number,
  rx: number,
  ry: number,
  colour: string,
  strength = 0.5,
) => ellipse(x, y, rx, ry, s.halo(colour, strength))

export const sun = (s: Sheet, p: Palette, x: number, y: number, r: number) =>
  glow(s, x, y, r * 5, p.sun, 0.75) + circle(x, y, r, p.sun)

export const moon = (s: Sheet, p: Palette, x: number, y: number, r: number) =>
  glow(s, x, y, r * 4, p.sun, 0.4) +
  circle(x, y, r, p.sun) +
  dots(
    [
      [x - r * 0.3, y - r * 0.2],
      [x + r * 0.2, y + r * 0.4],
    ],
    r * 0.36,
    mix(p.sun, p.sky[2], 0.3),
    { opacity: 0.5 },
  )

export const crescent = (s: Sheet, x: number, y: number, r: number, colour: string) =>
  glow(s, x, y, r * 2.6, colour, 0.4) +
  path(
    d`M${x + r * 0.3} ${y - r * 0.95}A${r} ${r} 0 1 0 ${x + r * 0.95} ${y + r * 0.3}A${r * 0.78} ${r * 0.78} 0 1 1 ${x + r * 0.3} ${y - r * 0.95}z`,
    colour,
  )

export function stars(s: Sheet, count: number, bottom: number, colour = '#fff6dc'): string {
  const some = (n: number) =>
    range(n, () => [s.chance.between(0, s.width), s.chance.between(0, bottom)] as const)
  return dots(some(count), 3, colour, { opacity: 0.6 }) + dots(some(count >> 2), 5, colour, { opacity: 0.85 })
}

/** Clouds as stacked lozenges, the way a poster cuts them from paper. */
export function clouds(
  colour: string,
  places: readonly (readonly [number, number, number])[],
  opacity = 0.6,
): string {
  const cloud = (x: number, y: number, k: number) =>
    [
      [-90, 0, 180],
      [-50, -24, 120],
      [-130, 22, 150],
      [10, 20, 150],
    ]
      .map(([dx, dy, w]) => d`M${Math.round(x + dx! * k)} ${Math.round(y + dy! * k)}h${w! * k}`)
      .join('')
  return places
    .map(([x, y, k]) =>
      path(cloud(x, y, k), 'none', {
        stroke: colour,
        'stroke-width': 30 * k,
        'stroke-linecap': 'round',
        opacity,
      }),
    )
    .join('')
}

/** Light as a fan of rays from one point. */
export function rays(
  x: number,
  y: number,
  reach: number,
  count: number,
  colour: string,
  opacity = 0.12,
  from = 0,
  to = 360,
): string {
  const step = (to - from) / count
  const wedge = (i: number) => {
    const [ax, ay] = polar(from + i * step, reach)
    const [bx, by] = polar(from + (i + 0.5) * step, reach)
    return d`M${x} ${y}l${ax} ${ay}L${x + bx} ${y + by}z`
  }
  return path(range(count, wedge).join(''), colour, { opacity })
}

/** Out-of-focus lights far behind the subject. */
export function bokeh(
  s: Sheet,
  count: number,
  top: number,
  bottom: number,
  colours: readonly string[],
): string {
  return colours
    .flatMap((colour) =>
      [26, 44, 64].map((size) =>
        dots(
          range(
            Math.ceil(count / colours.length / 3),
            () => [s.chance.between(0, s.width), s.chance.between(top, bottom)] as const,
          ),
          size,
          lighter(colour, 0.15),
          { opacity: 0.3 },
        ),
      ),
    )
    .join('')
}
