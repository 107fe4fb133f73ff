import { darker, lighter, type Palette } from '../colour.ts'
import { d, dots, ellipse, line, type Point, path, range, rect } from '../draw.ts'
import type { Sheet } from '../sheet.ts'
import { bunch, type Florals } from './flowers.ts'
import { flame } from './lights.ts'

export type Tier = {
  w: number
  h: number
  colour: string
  finish?: 'plain' | 'drip' | 'pearls' | 'ribs' | 'band' | 'stripes' | 'fans' | 'bare'
  trim?: string
}

/** A cake of tiers from the bottom up on a footed stand; returns its drawing and where its top is. */
export function cake(
  s: Sheet,
  p: Palette,
  x: number,
  y: number,
  tiers: readonly Tier[],
  stand = p.metal,
): { art: string; top: number } {
  const base = tiers[0]!.w
  let top = y - base * 0.22
  const foot =
    ellipse(x, y, base * 0.34, base * 0.04, darker(stand, 0.3)) +
    path(
      d`M${x - base * 0.3} ${y}Q${x - base * 0.05} ${y - base * 0.06} ${x - base * 0.05} ${top}h${base * 0.1}Q${x + base * 0.05} ${y - base * 0.06} ${x + base * 0.3} ${y}z`,
      stand,
    ) +
    ellipse(x, top + 3, base * 0.64, base * 0.07, darker(stand, 0.25)) +
    ellipse(x, top - 3, base * 0.64, base * 0.07, lighter(stand, 0.25))
  const body = tiers.map((tier) => {
    const drawn = one(s, x, top, tier)
    top -= tier.h
    return drawn
  })
  return { art: foot + body.join(''), top }
}

function one(
  s: Sheet,
  x: number,
  y: number,
  { w, h, colour, finish = 'plain', trim = '#ffffff' }: Tier,
): string {
  const lip = w * 0.055
  const side = d`M${x - w / 2} ${y - h}V${y}q${w / 2} ${lip * 2} ${w} 0V${y - h}z`
  const around = (share: number, count: number) =>
    range(count, (_, u): Point => [x - w / 2 + u * w, y - h * share + lip * 2 * 2 * u * (1 - u) * 0.98])
  const step = w / 12
  const finishes: Record<NonNullable<Tier['finish']>, () => string> = {
    plain: () => '',
    drip: () =>
      path(
        d`M${x - w / 2} ${y - h}${range(8, (i) => d`v${(i % 3) * h * 0.13 + h * 0.16}q${w / 32} ${h * 0.09} ${w / 16} 0v${-(i % 3) * h * 0.13 - h * 0.08}q${w / 32} ${-h * 0.06} ${w / 16} 0v${-h * 0.08}`).join('')}z`,
        trim,
      ),
    pearls: () => dots(around(0.02, 20), w * 0.045, trim) + dots(around(0.96, 20), w * 0.03, trim),
    ribs: () =>
      line(
        range(
          22,
          (_, u) => d`M${x - w / 2 + 4 + u * (w - 8)} ${y - h + 4}v${h - 4 + lip * 4 * u * (1 - u)}`,
        ).join(''),
        trim,
        2,
        { opacity: 0.6 },
      ),
    band: () =>
      path(
        d`M${x - w / 2} ${y - h * 0.34}q${w / 2} ${lip * 2} ${w} 0v${h * 0.2}q${-w / 2} ${lip * 2} ${-w} 0z`,
        trim,
      ),
    stripes: () =>
      path(
        range(6, (i) => d`M${x - w / 2 + i * 2 * step} ${y - h}h${step}V${y + lip * 0.8}h${-step}z`).join(''),
        trim,
        { 'clip-path': s.clip(path(side, undefined)) },
      ),
    fans: () =>
      line(
        range(8, (i) =>
          [0.9, 0.6, 0.3]
            .map(
              (k) =>
                d`M${x - w / 2 + (i + 0.5) * (w / 8) - (w / 16) * k} ${y - h * 0.15}a${(w / 16) * k} ${h * 0.6 * k} 0 0 1 ${(w / 8) * k} 0`,
            )
            .join(''),
        ).join(''),
        trim,
        2.5,
      ),
    bare: () =>
      path(
        range(
          3,
          (i) =>
            d`M${x - w / 2} ${y - h * (0.24 + i * 0.27)}q${w / 2} ${lip * 2} ${w} 0v${h * 0.09}q${-w / 2} ${lip * 2} ${-w} 0z`,
        ).join(''),
        trim,
        { opacity: 0.75 },
      ),
  }
  return (
    path(side, s.across(lighter(colour, 0.25), colour, darker(colour, 0.18))) +
    finishes[finish]() +
    ellipse(x, y - h, w / 2, lip, lighter(finish === 'drip' ? trim : colour, 0.35))
  )
}

export const candlesOn = (
  s: Sheet,
  p: Palette,
  x: number,
  y: number,
  w: number,
  count: number,
  colours: readonly string[],
  h = 46,
) =>
  range(count, (i, share) => {
    const cx = count === 1 ? x : x - w / 2 + share * w
    return rect(cx - 3.5, y - h, 7, h, colours[i % colours.length]) + flame(s, p)(cx, y - h, 0.9)
  }).join('')

export const crown = (s: Sheet, p: Palette, x: number, y: number, r: number, style: Florals) =>
  bunch(s, p, x, y, r, style, 260)

/** Small sweet things in a row: cupcakes 40 wide. */
export const cupcake = (s: Sheet, cup: string, icing: string, cherry: string) =>
  s.stamp(
    path('M-15-16h30l-5 16h-20z', cup),
    path('M-8-16l2 16M0-16v16M8-16l-2 16', 'none', { stroke: '#fff', 'stroke-width': 1.5, opacity: 0.5 }),
    path('M-19-15c-2-9 6-12 8-13c0-8 8-12 11-16c3 5 11 8 11 16c2 1 10 4 8 13z', icing),
    path('M-12-24q12 6 24-2M-6-34q6 4 12-1', 'none', { stroke: '#fff', 'stroke-width': 2, opacity: 0.6 }),
    ellipse(0, -44, 4.5, 4.5, cherry),
  )

export const macaron = (s: Sheet, colour: string) =>
  s.stamp(
    path('M-18-4c0-14 36-14 36 0z', colour),
    rect(-17, -5, 34, 5, lighter(colour, 0.65), { rx: 2 }),
    path('M-18 0c0 13 36 13 36 0z', darker(colour, 0.08)),
  )
