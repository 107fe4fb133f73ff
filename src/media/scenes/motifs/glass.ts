import { darker, lighter, type Palette } from '../colour.ts'
import { circle, d, ellipse, line, path, range, rect } from '../draw.ts'
import type { Sheet, Stamp } from '../sheet.ts'

const clear = '#ffffff'
/** Glasses stand at 0,0 and are 100 high. */
export const coupe = (s: Sheet, drink: string): Stamp =>
  s.stamp(
    ellipse(0, -2, 24, 4, clear, { opacity: 0.5 }),
    line('M0-3V-56', clear, 3, { opacity: 0.7 }),
    path('M-38-96q4 38 38 40q34-2 38-40z', clear, { opacity: 0.28 }),
    path('M-37-86q6 28 37 30q31-2 37-30z', drink, { opacity: 0.9 }),
    ellipse(0, -86, 37, 5, lighter(drink, 0.4)),
    ellipse(0, -96, 38, 5.5, 'none', { stroke: clear, 'stroke-width': 1.6, opacity: 0.8 }),
    path('M-28-80q4 14 14 18', 'none', {
      stroke: clear,
      'stroke-width': 3,
      opacity: 0.6,
      'stroke-linecap': 'round',
    }),
  )
export const flute = (s: Sheet, drink: string): Stamp =>
  s.stamp(
    ellipse(0, -2, 17, 3.4, clear, { opacity: 0.5 }),
    line('M0-3V-36', clear, 2.6, { opacity: 0.7 }),
    path('M-13-100c-2 34 0 58 13 66c13-8 15-32 13-66z', clear, { opacity: 0.28 }),
    path('M-13.6-82c0 26 2 42 13.6 48c11.6-6 13.6-22 13.6-48z', drink, { opacity: 0.9 }),
    ellipse(0, -82, 13.6, 2.4, lighter(drink, 0.5)),
    path('M-8-76q0 18 4 28M3-60v.1M-2-52v.1M5-70v.1', 'none', {
      stroke: clear,
      'stroke-width': 2.4,
      opacity: 0.7,
      'stroke-linecap': 'round',
    }),
  )
export const wine = (s: Sheet, drink: string): Stamp =>
  s.stamp(
    ellipse(0, -2, 20, 3.6, clear, { opacity: 0.5 }),
    line('M0-3V-42', clear, 2.6, { opacity: 0.7 }),
    path('M-20-100c-8 32 2 56 20 58c18-2 28-26 20-58z', clear, { opacity: 0.28 }),
    path('M-23-74c0 20 9 31 23 32c14-1 23-12 23-32z', drink, { opacity: 0.92 }),
    ellipse(0, -74, 23, 3.6, lighter(drink, 0.3)),
    path('M-14-90q-5 20 2 34', 'none', {
      stroke: clear,
      'stroke-width': 2.6,
      opacity: 0.6,
      'stroke-linecap': 'round',
    }),
  )
export const tumbler = (s: Sheet, drink: string, garnish: string): Stamp =>
  s.stamp(
    path('M-24-90l5 90h38l5-90z', clear, { opacity: 0.3 }),
    path('M-22-66l4 63h36l4-63z', drink, { opacity: 0.9 }),
    path('M-12-60l16-4 3 16-16 4zM0-36l14 4-4 14-14-4z', clear, { opacity: 0.4 }),
    circle(20, -88, 15, garnish),
    circle(20, -88, 10, lighter(garnish, 0.5)),
    line('M20-98v20M10-88h20', garnish, 2),
    line('M-8-20L-14-112', '#fff', 4),
  )

/** Glasses stacked into a pyramid. */
export function tower(s: Sheet, x: number, y: number, k: number, rows: number, drink: string): string {
  const glass = coupe(s, drink)
  return range(rows, (r) =>
    range(rows - r, (i) => glass(x + (i - (rows - r - 1) / 2) * 80 * k, y - r * 96 * k, k)).join(''),
  ).join('')
}

export const bottle = (x: number, y: number, h: number, colour: string, label: string) =>
  path(
    d`M${x - h * 0.13} ${y}v${-h * 0.5}q0 ${-h * 0.1} ${h * 0.08} ${-h * 0.18}v${-h * 0.3}h${h * 0.1}v${h * 0.3}q${h * 0.08} ${h * 0.08} ${h * 0.08} ${h * 0.18}v${h * 0.5}z`,
    colour,
  ) +
  rect(x - h * 0.13, y - h * 0.4, h * 0.26, h * 0.24, label) +
  rect(x - h * 0.055, y - h, h * 0.11, h * 0.22, label, { opacity: 0.9 }) +
  line(d`M${x - h * 0.08} ${y - h * 0.08}v${-h * 0.44}`, clear, h * 0.025, { opacity: 0.35 })

export const carafe = (x: number, y: number, h: number, drink: string, fruit: string) =>
  path(
    d`M${x - h * 0.3} ${y}v${-h * 0.66}q0 ${-h * 0.14} ${h * 0.1} ${-h * 0.16}h${h * 0.4}q${h * 0.1} ${h * 0.02} ${h * 0.1} ${h * 0.16}V${y}z`,
    clear,
    { opacity: 0.35 },
  ) +
  path(d`M${x - h * 0.28} ${y - 4}v${-h * 0.58}h${h * 0.56}v${h * 0.58}z`, drink, { opacity: 0.88 }) +
  range(
    5,
    (i) =>
      circle(x + ((i % 3) - 1) * h * 0.16, y - h * (0.14 + i * 0.1), h * 0.075, fruit, { opacity: 0.9 }) +
      circle(x + ((i % 3) - 1) * h * 0.16, y - h * (0.14 + i * 0.1), h * 0.05, lighter(fruit, 0.4)),
  ).join('') +
  ellipse(x, y - h * 0.84, h * 0.22, h * 0.04, '#fff', { opacity: 0.8 }) +
  rect(x - h * 0.05, y - h * 0.12, h * 0.1, h * 0.05, '#c9a35a') +
  line(d`M${x - h * 0.22} ${y - h * 0.1}v${-h * 0.5}`, clear, h * 0.03, { opacity: 0.5 })

/** Vessels for flowers, standing at x,y; the flowers begin at y − h. */
export const urn = (s: Sheet, x: number, y: number, w: number, h: number, colour: string) =>
  path(
    d`M${x - w * 0.3} ${y}v${-h * 0.1}q${w * 0.2} ${-h * 0.06} ${w * 0.2} ${-h * 0.2}Q${x - w * 0.5} ${y - h * 0.4} ${x - w * 0.44} ${y - h * 0.84}h${-w * 0.06}v${-h * 0.14}h${w}v${h * 0.14}h${-w * 0.06}Q${x + w * 0.5} ${y - h * 0.4} ${x + w * 0.1} ${y - h * 0.3}q0 ${h * 0.14} ${w * 0.2} ${h * 0.2}v${h * 0.1}z`,
    s.across(lighter(colour, 0.35), colour, darker(colour, 0.25)),
  )
export const vase = (s: Sheet, x: number, y: number, w: number, h: number, colour: string) =>
  path(
    d`M${x - w * 0.3} ${y}q${-w * 0.26} ${-h * 0.3} ${-w * 0.18} ${-h * 0.58}q${w * 0.04} ${-h * 0.2} ${w * 0.2} ${-h * 0.28}v${-h * 0.14}h${w * 0.56}v${h * 0.14}q${w * 0.16} ${h * 0.08} ${w * 0.2} ${h * 0.28}q${w * 0.08} ${h * 0.28} ${-w * 0.18} ${h * 0.58}z`,
    s.across(lighter(colour, 0.35), colour, darker(colour, 0.25)),
  )
export const jar = (x: number, y: number, w: number, h: number, water: string) =>
  path(
    d`M${x - w / 2} ${y}v${-h * 0.76}l${w * 0.1} ${-h * 0.1}v${-h * 0.14}h${w * 0.8}v${h * 0.14}l${w * 0.1} ${h * 0.1}V${y}z`,
    water,
    { opacity: 0.35 },
  ) +
  path(d`M${x - w * 0.46} ${y - 3}v${-h * 0.5}h${w * 0.92}v${h * 0.5}z`, water, { opacity: 0.45 }) +
  line(d`M${x - w * 0.34} ${y - h * 0.12}v${-h * 0.56}`, clear, w * 0.07, { opacity: 0.7 }) +
  rect(x - w * 0.42, y - h, w * 0.84, h * 0.07, clear, { opacity: 0.5 })

export const barFront = (s: Sheet, p: Palette, x: number, y: number, w: number, h: number, colour: string) =>
  rect(x - w / 2, y - h, w, h, s.down(lighter(colour, 0.1), darker(colour, 0.25))) +
  path(
    range(
      6,
      (i) =>
        d`M${x - w / 2 + (i + 0.12) * (w / 6)} ${y - h + 34}h${(w / 6) * 0.76}v${h - 54}h${(-w / 6) * 0.76}z`,
    ).join(''),
    'none',
    { stroke: p.metal, 'stroke-width': 3, opacity: 0.8 },
  ) +
  rect(x - w / 2 - 18, y - h - 10, w + 36, 24, lighter(p.wood, 0.25)) +
  rect(x - w / 2 - 18, y - h + 10, w + 36, 5, darker(p.wood, 0.3))
